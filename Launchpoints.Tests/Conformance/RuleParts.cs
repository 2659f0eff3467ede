using System.Text.Json.Nodes;

namespace Launchpoints.Tests.Conformance;

/// <summary>Writes the JSON of rules as another program would: nothing here knows what is valid.</summary>
internal static class RuleParts
{
    public static JsonObject All(params IEnumerable<JsonNode> rules) => Group("and", rules);

    public static JsonObject Any(params IEnumerable<JsonNode> rules) => Group("or", rules);

    public static JsonObject Not(params IEnumerable<JsonNode> rules)
    {
        var group = All(rules);
        group["not"] = true;
        return group;
    }

    public static JsonObject Field(string field, string op, JsonNode? value = null, bool ignoreCase = false)
    {
        var condition = new JsonObject { ["field"] = field, ["operator"] = op };
        if (value is not null) condition["value"] = value;
        if (ignoreCase) condition["ignoreCase"] = true;
        return condition;
    }

    public static JsonObject Count(string type, JsonNode? where, string op, JsonNode value, JsonNode? window = null)
    {
        var condition = new JsonObject { ["event"] = type, ["aggregate"] = "count" };
        if (where is not null) condition["where"] = where["rules"] is null ? All(where) : where;
        if (window is not null) condition["window"] = window;
        condition["operator"] = op;
        condition["value"] = value;
        return condition;
    }

    public static JsonObject Segment(string key, string op = "in") => new() { ["segment"] = key, ["operator"] = op };

    public static JsonArray List(IEnumerable<JsonNode?> values) => [.. values];

    private static JsonObject Group(string combinator, IEnumerable<JsonNode> rules) =>
        new() { ["combinator"] = combinator, ["rules"] = new JsonArray([.. rules]) };
}
