using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Schema;
using static Launchpoints.Tests.Conformance.RuleParts;

namespace Launchpoints.Tests.Conformance;

/// <summary>Unomi's conditions on two profiles, a full and an empty one.</summary>
/// <remarks>A list of objects becomes events; the segments a profile is said to be in become segments whose rule asks for a tag.</remarks>
internal static class UnomiConditions
{
    private const string Mark = "segments";
    private static readonly long Now = Instant("2015-06-01T00:00:00Z");

    public static IEnumerable<TranslatedCase> Cases()
    {
        var file = ConformanceFiles.Read("unomi-conditions.json");
        return file.GetProperty("cases").EnumerateArray().Select(json => new TranslatedCase(
            json.GetProperty("id").GetString()!,
            Answer.Of(json.GetProperty("expected").GetBoolean()),
            () => Ask(file.GetProperty("profiles"), json.GetProperty("profile").GetString()!, json.GetProperty("condition"))));
    }

    private static string Ask(JsonElement profiles, string who, JsonElement condition)
    {
        var workspace = new ConformanceWorkspace();
        workspace.Declare(AttributeScope.Customer, Mark, AttributeType.Tags);
        foreach (var profile in profiles.EnumerateObject())
        {
            Put(workspace, profile.Name, profile.Value);
        }

        return workspace.Ask(Translate(workspace, condition, AttributeScope.Customer), who, Now);
    }

    private static void Put(ConformanceWorkspace workspace, string customer, JsonElement profile)
    {
        workspace.Put(customer);
        workspace.Give(customer, Mark, profile.GetProperty("segments"));
        foreach (var property in profile.GetProperty("properties").EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Array)
            {
                workspace.Declare(AttributeScope.Customer, property.Name, TypeOf(property.Value));
                workspace.Give(customer, property.Name, property.Value);
                continue;
            }

            foreach (var element in property.Value.EnumerateArray())
            {
                var members = element.EnumerateObject().ToDictionary(m => m.Name, m => m.Value);
                foreach (var (name, value) in members)
                {
                    workspace.Declare(AttributeScope.Event, name, TypeOf(value));
                }

                workspace.Happen(customer, property.Name, Now - 1, members);
            }
        }
    }

    private static JsonObject Translate(ConformanceWorkspace workspace, JsonElement condition, AttributeScope scope)
    {
        IEnumerable<JsonNode> Children(string member) => condition.GetProperty(member).EnumerateArray().Select(c => Translate(workspace, c, scope));
        var first = condition.EnumerateObject().First();
        return first.Name switch
        {
            "and" => All(Children("and")),
            "or" => Any(Children("or")),
            "not" => Not(Translate(workspace, first.Value, scope)),
            "anyElementOf" => Count(first.Value.GetString()!, Translate(workspace, condition.GetProperty("where"), AttributeScope.Event), ">=", 1),
            "memberOfSegments" => Members(workspace, first.Value.GetString()!, condition.GetProperty("values")),
            "property" => Property(workspace, condition, scope),
            var other => throw new InvalidOperationException($"'{other}' is a condition that nobody translated yet."),
        };
    }

    private static JsonObject Members(ConformanceWorkspace workspace, string op, JsonElement keys)
    {
        var conditions = new List<JsonNode>();
        foreach (string key in keys.EnumerateArray().Select(k => k.GetString()!))
        {
            workspace.Publish(key, workspace.Read(Field(Mark, "hasAny", List([key]))).Rule!);
            conditions.Add(Segment(key));
        }

        return op switch { "in" => Any(conditions), "notIn" => Not(Any(conditions)), _ => All(conditions) };
    }

    private static JsonObject Property(ConformanceWorkspace workspace, JsonElement condition, AttributeScope scope)
    {
        string name = condition.GetProperty("property").GetString()!, op = condition.GetProperty("op").GetString()!;
        var one = condition.TryGetProperty("value", out var value) ? value : default;
        var several = condition.TryGetProperty("values", out var values) ? values.EnumerateArray().ToList() : [];
        var type = one.ValueKind != JsonValueKind.Undefined ? TypeOf(one) : several.Count > 0 ? TypeOf(several[0]) : AttributeType.Text;
        workspace.Declare(scope, name, type);
        JsonNode? literal = one.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(one.GetRawText());
        var equals = several.Select(v => Field(name, "=", JsonNode.Parse(v.GetRawText())));
        return op switch
        {
            "equals" => Field(name, "=", literal),
            "notEquals" => Field(name, "!=", literal),
            "lessThan" => Field(name, "<", literal),
            "greaterThan" => Field(name, ">", literal),
            "greaterThanOrEqualTo" => Field(name, ">=", literal),
            "exists" => Field(name, "notNull"),
            "missing" => Field(name, "null"),
            "startsWith" => Field(name, "beginsWith", literal),
            "endsWith" => Field(name, "endsWith", literal),
            "contains" => Field(name, "contains", literal),
            "matchesRegex" => PlainPattern.ToRule(name, one.GetString()!, whole: true)
                ?? throw new InvalidOperationException($"'{one.GetString()}' is more than a plain pattern."),
            "in" when type != AttributeType.Date => Field(name, "in", JsonNode.Parse(values.GetRawText())),
            "notIn" when type != AttributeType.Date => Field(name, "notIn", JsonNode.Parse(values.GetRawText())),
            "in" => Any(equals),
            "notIn" => Not(Any(equals)),
            "all" => All(equals), // of the one value that there is
            "isDay" => OnDay(name, one.GetString()!),
            "isNotDay" => All(Field(name, "notNull"), Not(OnDay(name, one.GetString()!))),
            _ => throw new InvalidOperationException($"'{op}' is an operator that nobody translated yet."),
        };
    }

    private static JsonObject OnDay(string name, string instant)
    {
        var day = DateTimeOffset.FromUnixTimeMilliseconds(Instant(instant)).UtcDateTime.Date;
        return All(Field(name, ">=", Day(day)), Field(name, "<", Day(day.AddDays(1))));
    }

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static AttributeType TypeOf(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? AttributeType.Number
        : DateLiteral.TryParse(value.GetString(), TimeZoneInfo.Utc, out _) ? AttributeType.Date : AttributeType.Text;

    private static long Instant(string text) => DateLiteral.TryParse(text, TimeZoneInfo.Utc, out long instant)
        ? instant
        : throw new FormatException($"'{text}' is no instant.");
}
