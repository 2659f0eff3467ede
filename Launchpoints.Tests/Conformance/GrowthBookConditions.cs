using System.Text.Json;
using System.Text.Json.Nodes;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Conformance;

/// <summary>GrowthBook's targeting conditions: one person, one condition, in or out.</summary>
/// <remarks>
/// Members of objects become attributes with dots in their names. A list becomes events, one for each element, with its
/// <c>position</c> and its <c>value</c> or members; a list of texts also the tags of that name.
/// </remarks>
internal static class GrowthBookConditions
{
    private const string Person = "person";
    private const long Now = 1_767_225_600_000; // 2026-01-01; no condition asks for the time

    public static IEnumerable<TranslatedCase> Cases() =>
        ConformanceFiles.Read("growthbook-evalCondition.json").GetProperty("cases").EnumerateArray().Select(Translate);

    private static TranslatedCase Translate(JsonElement json)
    {
        var person = json.GetProperty("attributes");
        var values = Flat(person, "").ToList();
        var saved = json.GetProperty("savedGroups");
        var condition = new GrowthBookCondition(values, saved.ValueKind == JsonValueKind.Object ? [.. saved.EnumerateObject().Select(g => g.Name)] : []);
        var rule = condition.Translate(json.GetProperty("condition"));
        var difference = json.GetProperty("plainSemantics").GetString() == "js-conversion" ? Difference.Conversions : condition.Difference;

        string Ask()
        {
            var workspace = new ConformanceWorkspace();
            foreach (var (scope, name, type) in condition.Asked)
            {
                workspace.Declare(scope, name, type);
            }

            foreach (string list in condition.Lists)
            {
                workspace.DeclareEvent(list);
            }

            workspace.Put(Person);
            foreach (var (name, value) in values)
            {
                Give(workspace, name, value, condition.Lists.Contains(name));
            }

            foreach (string name in condition.AskedWhether)
            {
                workspace.Declare(AttributeScope.Customer, name, AttributeType.Text);
            }

            Publish(workspace, condition.Groups, saved);
            return workspace.Ask(rule, Person, Now);
        }

        return new TranslatedCase(json.GetProperty("id").GetString()!, Answer.Of(json.GetProperty("expected").GetBoolean()), Ask, difference);
    }

    /// <summary>Values by their dotted names; what an object holds is reached through its members only.</summary>
    private static IEnumerable<(string Name, JsonElement Value)> Flat(JsonElement value, string prefix) => value.EnumerateObject().SelectMany(
        member => member.Value.ValueKind == JsonValueKind.Object ? Flat(member.Value, $"{prefix}{member.Name}.") : [(prefix + member.Name, member.Value)]);

    private static void Give(ConformanceWorkspace workspace, string name, JsonElement value, bool asList)
    {
        AttributeType? own = value.ValueKind switch
        {
            JsonValueKind.String => AttributeType.Text,
            JsonValueKind.Number => AttributeType.Number,
            JsonValueKind.True or JsonValueKind.False => AttributeType.Boolean,
            JsonValueKind.Array => AttributeType.Tags,
            _ => null,
        };
        if (own is { } type)
        {
            workspace.Declare(AttributeScope.Customer, name, type);
        }

        workspace.Give(Person, name, value);
        if (asList && value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (position, element) in value.EnumerateArray().Index())
            {
                var members = element.ValueKind == JsonValueKind.Object
                    ? Flat(element, "").Select(m => KeyValuePair.Create(m.Name, m.Value))
                    : [KeyValuePair.Create("value", element)];
                workspace.Happen(
                    Person, name, Now - 1, members.Append(KeyValuePair.Create("position", JsonSerializer.SerializeToElement(position))));
            }
        }
    }

    /// <summary>A saved list of keys is a segment; keys of another type than the attribute's can never be equal and stay out.</summary>
    private static void Publish(ConformanceWorkspace workspace, IEnumerable<(string Group, string Field, JsonValueKind Kind)> used, JsonElement saved)
    {
        foreach (var (group, field, kind) in used)
        {
            if (saved.TryGetProperty(group, out var keys))
            {
                var list = RuleParts.List(keys.EnumerateArray().Where(k => k.ValueKind == kind).Select(k => JsonNode.Parse(k.GetRawText())));
                workspace.Publish(group, workspace.Read(RuleParts.Field(field, "in", list)).Rule!);
            }
        }
    }
}
