using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Segments;

/// <summary>A segment's definition as JSON: the same in the store, in <c>PUT /segments/{key}</c> and in what comes back.</summary>
internal static class SegmentJson
{
    public const int LongestName = 200;
    public const int LongestDescription = 4000;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 160, AllowDuplicateProperties = false };

    public static string Write(SegmentDefinition segment)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteMembers(json, segment);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Every member but the key, into an object that is open.</summary>
    public static void WriteMembers(Utf8JsonWriter json, SegmentDefinition segment)
    {
        json.WriteString("name", segment.Name);
        json.WriteString("description", segment.Description);
        json.WritePropertyName("rule");
        RuleJson.Write(json, segment.Rule);
        json.WritePropertyName("kristals");
        WriteKristals(json, segment.Kristals);
        json.WriteString("model", segment.Model);
        WriteNumber(json, "minCustomers", segment.MinCustomers);
        WriteNumber(json, "minKristals", segment.MinKristals);
    }

    public static void WriteKristals(Utf8JsonWriter json, KristalSelection kristals)
    {
        json.WriteStartObject();
        json.WritePropertyName("rule");
        if (kristals.Rule is null) json.WriteNullValue();
        else RuleJson.Write(json, kristals.Rule);
        json.WriteString("basis", kristals.Basis == KristalBasis.Evidence ? "evidence" : "catalogue");
        json.WriteNumber("minMembers", kristals.MinMembers);
        json.WriteStartArray("eventTypes");
        foreach (var type in kristals.EventTypes) json.WriteStringValue(type);
        json.WriteEndArray();
        json.WritePropertyName("window");
        if (kristals.Window is null) json.WriteNullValue();
        else RuleJson.WriteWindow(json, kristals.Window);
        json.WriteEndObject();
    }

    /// <summary>Reads what the store has; anything wrong there is a mistake of ours.</summary>
    public static SegmentDefinition Stored(string key, string json)
    {
        using var document = JsonDocument.Parse(json, Strict);
        var reading = Read(document.RootElement, key);
        return reading is { Definition: { } definition, Problems.Count: 0 }
            ? definition
            : throw new InvalidOperationException($"The stored segment '{key}' cannot be read: {string.Join(" ", reading.Problems.Select(p => p.Message))}");
    }

    /// <summary>Reads a whole segment; what is left out takes its default.</summary>
    public static SegmentReading Read(JsonElement element, string key)
    {
        var body = new JsonObject(element, "", []);
        var name = body.Text("name", LongestName);
        var description = body.Text("description", LongestDescription);
        var rule = ReadRule(body);
        var (kristals, kristalRule) = body.Object("kristals") is { } selection ? ReadKristals(selection) : (KristalSelection.Catalogue, null);
        var model = body.Text("model") ?? ModelNames.Popular;
        if (!ModelNames.All.Contains(model))
        {
            body.Problems.Add(new Problem(
                "segment.unknown_model", "/model", $"There is no relevance model '{model}'.", Suggestion: NearestName.Of(model, ModelNames.All)));
        }

        var minCustomers = body.Integer("minCustomers");
        var minKristals = body.Integer("minKristals");
        body.Done();
        bool readable = rule is not { Rule: null } && kristalRule is not { Rule: null };
        var definition = readable
            ? new SegmentDefinition(
                key, string.IsNullOrWhiteSpace(name) ? Keys.AsName(key, LongestName) : name, description ?? "", rule?.Rule ?? Group.Everyone, kristals, model, minCustomers, minKristals)
            : null;
        return new SegmentReading(definition, rule, kristalRule, body.Problems);
    }

    /// <summary>The rule of a body that has <c>rule</c> or <c>ruleText</c>; null where it has neither.</summary>
    public static RuleReading? ReadRule(JsonObject body)
    {
        var rule = body.Find("rule");
        var text = body.Text("ruleText", int.MaxValue);
        if (rule is not null && text is not null)
        {
            body.Problems.Add(new Problem(
                "request.conflicting_members", body.PathOf("ruleText"), "Send 'rule' or 'ruleText', not both."));
        }

        // A text has lines and columns; pointers cannot go into it, so they go into the rule that it says.
        return rule is { } tree ? RuleJson.Read(tree, body.PathOf("rule")) : text is null ? null : RuleText.Read(text);
    }

    public static (KristalSelection Selection, RuleReading? Rule) ReadKristals(JsonObject body)
    {
        var rule = ReadRule(body);
        var basis = body.Text("basis") ?? "catalogue";
        if (basis is not ("catalogue" or "evidence"))
        {
            body.Problems.Add(new Problem(
                "segment.unknown_basis", body.PathOf("basis"), "The basis is 'catalogue' or 'evidence'.",
                Suggestion: NearestName.Of(basis, ["catalogue", "evidence"])));
        }

        var minMembers = body.Integer("minMembers", least: 1) ?? 1;
        var types = body.Texts("eventTypes") ?? [];
        EventWindow? window = null;
        if (body.Find("window") is { } element)
        {
            (window, var errors) = RuleJson.ReadWindow(element, body.PathOf("window"));
            body.Problems.AddRange(errors.Select(e => e.ToProblem()));
        }

        body.Done();
        return (
            new KristalSelection(rule?.Rule, basis == "evidence" ? KristalBasis.Evidence : KristalBasis.Catalogue, minMembers, [.. types.Distinct()], window),
            rule);
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
