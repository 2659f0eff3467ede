// The text face: hands every key's text to the server as soon as the last one has arrived there, so that a slow line is never flooded.

const small = 8000; // of these characters at most three bytes each fit into one message; a larger text travels as a stream, after a pause

export function listen(area, face) {
    let sending = false, changed = false, pause;

    async function send() {
        changed = true;
        if (sending) return;
        sending = true;
        try {
            while (changed) {
                changed = false;
                await (area.value.length <= small ? face.invokeMethodAsync('TextTyped', area.value) : face.invokeMethodAsync('TextChanged'));
            }
        } catch { /* the circuit went away */ }
        sending = false;
    }

    area.addEventListener('input', () => {
        clearTimeout(pause);
        if (area.value.length <= small) send();
        else pause = setTimeout(send, 200);
    });
}

export function read(area) {
    return new TextEncoder().encode(area.value);
}

export function show(area, text) {
    area.value = text;
}

export function jump(area, line, column) {
    const lines = area.value.split(/\r\n|\r|\n/);
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
    area.focus();
    area.setSelectionRange(start, Math.min(start + 1, area.value.length));
}
