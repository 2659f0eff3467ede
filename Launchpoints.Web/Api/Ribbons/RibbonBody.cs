using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Ribbons;

namespace Launchpoints.Web.Api.Ribbons;

/// <summary>A ribbon.</summary>
/// <param name="Segment">The segment whose members see it.</param>
/// <param name="Placement">The placement it belongs to.</param>
/// <param name="Priority">1 first.</param>
/// <param name="Title">The title that customers see.</param>
/// <param name="Subtitle">The line below.</param>
/// <param name="MinCards">Fewer cards and it is left out; 1 unless said.</param>
/// <param name="MaxCards">At most this many cards; 10 unless said.</param>
/// <param name="Start">Shown from this instant, included.</param>
/// <param name="End">Shown until this instant, excluded.</param>
/// <param name="Pinned">Kristals that come first: keys, or { "kristal", "owner", "until" }.</param>
/// <param name="Blocked">Kristals that never show: keys, or { "kristal", "owner", "until" }.</param>
/// <param name="ExcludeHeld">Whether Kristals the customer holds are left out; true unless said.</param>
/// <param name="Unique">Whether Kristals shown above are left out; true unless said.</param>
/// <param name="Boosts">Kristals whose relevance is multiplied.</param>
/// <param name="Caps">At most so many cards of one value of an attribute.</param>
/// <param name="Diversity">How unlike each other cards are to be; relevance alone unless said.</param>
/// <param name="Exploration">How cards are tried out; not at all unless said.</param>
internal record RibbonBody(
    string? Segment,
    string? Placement,
    int? Priority,
    string? Title,
    string? Subtitle,
    int? MinCards,
    int? MaxCards,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    IReadOnlyList<object>? Pinned,
    IReadOnlyList<object>? Blocked,
    bool? ExcludeHeld,
    bool? Unique,
    IReadOnlyList<BoostBody>? Boosts,
    IReadOnlyList<CapBody>? Caps,
    DiversityBody? Diversity,
    ExplorationBody? Exploration)
{
    public static RibbonDefinition Read(JsonElement element, string key, TimeZoneInfo zone, List<Problem> problems)
    {
        var body = new JsonObject(element, "", problems);
        string segment = Required("segment"), placement = Required("placement");
        var priority = body.Integer("priority", 1, RibbonCheck.MostPriority) ?? 1;
        string title = body.Text("title") ?? "", subtitle = body.Text("subtitle") ?? "";
        int minCards = body.Integer("minCards", 1, RibbonCheck.MostCards) ?? 1;
        int maxCards = body.Integer("maxCards", 1, RibbonCheck.MostCards) ?? Math.Max(10, minCards);
        long? start = Instant("start"), end = Instant("end");
        bool excludeHeld = body.Boolean("excludeHeld") ?? true, unique = body.Boolean("unique") ?? true;
        var ribbon = CardRules.Read(
            body, new RibbonDefinition(key, segment, placement, priority, title, subtitle, minCards, maxCards, start, end, [], [], excludeHeld, unique), zone);
        body.Done();
        return ribbon;

        string Required(string name)
        {
            if (body.Text(name) is { } text) return text;
            if (!body.Has(name)) problems.Add(new Problem("value.missing", body.PathOf(name), $"A ribbon names its {name}."));
            return "";
        }

        long? Instant(string name)
        {
            if (body.Text(name) is not { } text) return null;
            if (DateLiteral.TryParse(text, zone, out long instant)) return instant;
            problems.Add(new Problem("value.wrong", body.PathOf(name), $"'{name}' is an instant such as \"2026-01-31T09:30:00Z\"."));
            return null;
        }
    }
}

/// <summary>A ribbon with its key; what goes beyond the plain ribbon only where it is used.</summary>
internal sealed record RibbonAnswer(
    string Key,
    string Segment,
    string Placement,
    int Priority,
    string Title,
    string Subtitle,
    int MinCards,
    int MaxCards,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    IReadOnlyList<object> Pinned,
    IReadOnlyList<object> Blocked,
    bool ExcludeHeld,
    bool Unique,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<BoostBody>? Boosts,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<CapBody>? Caps,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DiversityBody? Diversity,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ExplorationBody? Exploration)
{
    public static RibbonAnswer Of(RibbonView view)
    {
        var r = view.Definition;
        return new(
            r.Key, r.Segment, r.Placement, r.Priority, r.Title, r.Subtitle, r.MinCards, r.MaxCards, Instant(r.Start), Instant(r.End),
            CardRules.Written(r.Pinned, r.PinTerms), CardRules.Written(r.Blocked, r.BlockTerms), r.ExcludeHeld, r.Unique,
            CardRules.Written(r.Boosts), CardRules.Written(r.Caps), CardRules.Written(r.Diversity),
            ExplorationBody.Of(r.Exploration));
    }

    private static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds is { } instant ? DateTimeOffset.FromUnixTimeMilliseconds(instant) : null;
}
