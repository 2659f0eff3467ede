using System.Text.Json;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Attributes;

namespace Launchpoints.Web.Api.Attributes;

/// <summary>What is said about an attribute.</summary>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>boolean</c>, <c>date</c> or <c>tags</c>; asked for when the attribute is new, never changed later.</param>
/// <param name="Status"><c>raw</c> (default) or <c>actionable</c>.</param>
/// <param name="Description">Its meaning.</param>
/// <param name="Source">Where its values come from.</param>
/// <param name="Purpose">What it may be used for.</param>
/// <param name="RetentionDays">How many days values are kept.</param>
/// <param name="ShowToCustomer">Whether a sentence for the customer may name it.</param>
internal sealed record AttributeBody(
    string? Type, string? Status, string? Description, string? Source, string? Purpose, int? RetentionDays, bool? ShowToCustomer);

/// <summary>An attribute.</summary>
internal sealed record AttributeAnswer(
    string Scope, string Key, string Type, string Status, string? Description, string? Source, string? Purpose, int? RetentionDays, bool ShowToCustomer)
{
    public static AttributeAnswer Of(AttributeView view)
    {
        var a = view.Definition;
        return new(
            NameOf(a.Scope), a.Key, NameOf(a.Type), NameOf(a.Status), a.Description, a.Source, a.Purpose, a.RetentionDays, a.ShowToCustomer);
    }

    /// <summary>Reads a body; null after adding to the problems.</summary>
    public static AttributeDefinition? Read(JsonElement element, AttributeScope scope, string key, AttributeDefinition? known, List<Problem> problems)
    {
        var body = new JsonObject(element, "", problems);
        var type = OneOf<AttributeType>(body, "type") ?? known?.Type;
        var status = OneOf<AttributeStatus>(body, "status") ?? AttributeStatus.Raw;
        string? description = body.Text("description", int.MaxValue), source = body.Text("source", int.MaxValue), purpose = body.Text("purpose", int.MaxValue);
        var retention = body.Integer("retentionDays");
        bool show = body.Boolean("showToCustomer") ?? false;
        body.Done();
        if (type is null && !body.Has("type"))
        {
            problems.Add(new Problem("value.missing", "/type", "A new attribute needs a type: text, number, boolean, date or tags."));
        }

        return problems.Count > 0 || type is null
            ? null
            : new AttributeDefinition(scope, key, type.Value, status, description, source, purpose, retention, show);
    }

    public static T? EnumOf<T>(string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (NameOf(value) == name) return value;
        }

        return null;
    }

    public static string NameOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? OneOf<T>(JsonObject body, string name)
        where T : struct, Enum
    {
        if (body.Text(name) is not { } text) return null;
        if (EnumOf<T>(text) is { } value) return value;
        var known = Enum.GetValues<T>().Select(NameOf).ToList();
        body.Problems.Add(new Problem(
            "value.wrong", body.PathOf(name), $"'{name}' is one of {string.Join(", ", known)}.", Suggestion: NearestName.Of(text, known)));
        return null;
    }
}
