using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Schema;
using static Launchpoints.Tests.Conformance.RuleParts;

namespace Launchpoints.Tests.Conformance;

/// <summary>PostHog's groups of conditions on a person and on cohorts, which are our segments.</summary>
internal static class PostHogCohorts
{
    private const string Person = "person";

    public static IEnumerable<TranslatedCase> Cases() =>
        ConformanceFiles.Read("posthog-cohort_groups.json").GetProperty("cases").EnumerateArray().Select(json =>
        {
            var group = json.GetProperty("group");
            return new TranslatedCase(
                json.GetProperty("id").GetString()!,
                json.TryGetProperty("expected", out var expected) ? Answer.Of(expected.GetBoolean()) : Answer.Refused,
                () => Ask(json, group),
                HasNothing(group) ? Difference.NothingAsGroup : null);
        });

    private static string Ask(JsonElement json, JsonElement group)
    {
        var workspace = new ConformanceWorkspace();
        workspace.Declare(AttributeScope.Customer, "country", AttributeType.Text);
        workspace.Put(Person);
        foreach (var attribute in json.GetProperty("attributes").EnumerateObject())
        {
            workspace.Give(Person, attribute.Name, attribute.Value);
        }

        foreach (var cohort in json.GetProperty("cohorts").EnumerateObject())
        {
            workspace.Publish(cohort.Name, workspace.ReadAsRoot(Translate(cohort.Value)).Rule!);
        }

        var reading = workspace.ReadAsRoot(Translate(group));
        if (!reading.IsValid)
        {
            return Answer.Of(reading.Errors);
        }

        workspace.Publish("asked", reading.Rule!);
        return Answer.Of(workspace.IsMember("asked", Person, 0));
    }

    /// <summary>Member by member; what is not there or is something else stays so, for the product to refuse.</summary>
    private static JsonNode? Translate(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            return JsonNode.Parse(node.GetRawText());
        }

        string? type = node.TryGetProperty("type", out var t) ? t.GetString() : null;
        switch (type)
        {
            case "cohort":
                return Segment(node.GetProperty("value").GetRawText(), node.TryGetProperty("operator", out var op) && op.GetString() == "not_in" ? "notIn" : "in");
            case "person":
                return Field(node.GetProperty("key").GetString()!, "=", JsonNode.Parse(node.GetProperty("value").GetRawText()));
        }

        var group = new JsonObject();
        if (type is not null) group["combinator"] = type is "AND" or "OR" ? type.ToLowerInvariant() : type;
        if (node.TryGetProperty("values", out var values))
        {
            group["rules"] = values.ValueKind == JsonValueKind.Array ? List(values.EnumerateArray().Select(Translate)) : JsonNode.Parse(values.GetRawText());
        }

        return group;
    }

    private static bool HasNothing(JsonElement node) => node.ValueKind == JsonValueKind.Object
        && (!node.EnumerateObject().Any()
            || (node.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Array && values.EnumerateArray().Any(HasNothing)));
}
