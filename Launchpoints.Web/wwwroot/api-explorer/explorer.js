// A small page to try the HTTP contract: reads the OpenAPI document, builds a form for one operation, sends it, shows the answer.

const at = (id) => document.getElementById(id);
const form = at("request"), operations = at("operation"), parameters = at("parameters"), bodyPart = at("body-part");

const theme = /(?:^|; )lp-theme=(light|dark)/.exec(document.cookie);
if (theme) document.documentElement.dataset.theme = theme[1];

const examples = {
    "POST /api/v1/rules/estimate": { ruleText: "country IN ('SG', 'HK') AND COUNT(viewed IN LAST 30 DAYS) >= 3" },
    "POST /api/v1/rules/explain": { segment: "s1", customer: "A" },
    "POST /api/v1/decisions": { customers: ["A", "B", "C"], placement: "home" },
    "POST /api/v1/preview": { customer: { attributes: {}, events: [] }, placement: "home", draft: true },
    "PUT /api/v1/segments/{key}": { name: "Explorers", ruleText: "COUNT(viewed IN LAST 30 DAYS) >= 3", kristals: { basis: "catalogue" } },
    "PUT /api/v1/ribbons/{key}": { segment: "s1", placement: "home", priority: 8, title: "For you" },
    "PUT /api/v1/placements/{key}": { name: "Home screen", layers: 2 },
    "PUT /api/v1/attributes/{scope}/{key}": { type: "text", status: "raw" },
    "PUT /api/v1/settings": { minCustomers: 20, minKristals: 10, timeZone: "UTC", holdingEventTypes: ["invested"], releasingEventTypes: ["redeemed"] },
    "PATCH /api/v1/customers/{key}": { attributes: {} },
    "PATCH /api/v1/kristals/{key}": { attributes: {} },
};
const files = {
    "POST /api/v1/customers/import": "key,country\nK-1,SG\n",
    "POST /api/v1/kristals/import": "key,title\nasia-income,Asia Income Fund\n",
    "POST /api/v1/events/import": "id,customer,type,time,kristal\nE-1,K-1,viewed,2026-01-31T09:30:00Z,asia-income\n",
};

let all = [];
try {
    const description = await (await fetch("/openapi/v1.json")).json();
    for (const [path, item] of Object.entries(description.paths)) {
        for (const [method, operation] of Object.entries(item)) {
            all.push({ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, operation });
        }
    }
} catch {
    at("status").textContent = "The description could not be read; reload the page.";
}

for (const tag of new Set(all.map((o) => o.operation.tags?.[0] ?? ""))) {
    const group = document.createElement("optgroup");
    group.label = tag;
    for (const [index, entry] of all.entries()) {
        if ((entry.operation.tags?.[0] ?? "") !== tag) continue;
        const option = new Option(entry.name.replace("/api/v1", ""), index);
        group.append(option);
    }
    operations.append(group);
}

const show = () => {
    const { name, method, operation } = all[operations.value] ?? {};
    if (!operation) return;
    at("about").textContent = [operation.summary, operation.description].filter(Boolean).join(". ");
    parameters.replaceChildren(...(operation.parameters ?? []).flatMap((parameter) => {
        const label = document.createElement("label");
        const input = document.createElement("input");
        const hint = document.createElement("small");
        input.id = `parameter-${parameter.name}`;
        input.dataset.name = parameter.name;
        input.dataset.in = parameter.in;
        input.required = parameter.in === "path";
        input.autocomplete = "off";
        label.htmlFor = input.id;
        hint.textContent = ` ${parameter.description ?? ""}`;
        label.append(parameter.name, hint);
        return [label, input];
    }));
    const types = Object.keys(operation.requestBody?.content ?? {});
    bodyPart.hidden = types.length === 0;
    at("content-type").replaceChildren(...types.map((type) => new Option(type, type)));
    at("body").value = files[name] ?? (examples[name] ? JSON.stringify(examples[name], null, 2) : "");
    for (const id of ["if-match", "if-match-label"]) at(id).hidden = method !== "PUT";
};

const send = async () => {
    const { method, path, operation } = all[operations.value];
    let address = path;
    const query = new URLSearchParams();
    for (const input of parameters.querySelectorAll("input")) {
        if (input.dataset.in === "path") address = address.replace(`{${input.dataset.name}}`, encodeURIComponent(input.value));
        else if (input.value) query.set(input.dataset.name, input.value);
    }
    const headers = { Authorization: `Bearer ${at("key").value}` };
    const hasBody = Boolean(operation.requestBody);
    if (hasBody) headers["Content-Type"] = at("content-type").value;
    if (method === "PUT" && at("if-match").value) headers["If-Match"] = at("if-match").value;
    const start = performance.now();
    const answer = await fetch(query.size ? `${address}?${query}` : address, { method, headers, body: hasBody ? at("body").value : undefined, credentials: "omit" });
    const text = await answer.text();
    const tag = answer.headers.get("ETag");
    at("status").textContent = `${answer.status} ${answer.statusText} in ${Math.round(performance.now() - start)} ms${tag ? `, ETag ${tag}` : ""}`;
    let shown = text;
    if (answer.headers.get("Content-Type")?.includes("json")) {
        try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* shown as it came */ }
    }
    at("answer").textContent = shown;
};

operations.addEventListener("change", show);
form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    at("status").textContent = "Sending …";
    try {
        await send();
    } catch (fault) {
        at("status").textContent = `Nothing came back: ${fault.message}`;
        at("answer").textContent = "";
    } finally {
        button.disabled = false;
    }
});
show();
