using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.Pages.Ribbons;

/// <summary>A ribbon as it is typed.</summary>
public sealed class RibbonForm
{
    public string Key { get; set; } = "";

    public string Segment { get; set; } = "";

    public string Placement { get; set; } = "";

    public int Priority { get; set; } = 1;

    public string Title { get; set; } = "";

    public string Subtitle { get; set; } = "";

    public int MinCards { get; set; } = 1;

    public int MaxCards { get; set; } = 10;

    /// <summary>Local to the workspace, as <c>datetime-local</c> writes it; empty for always.</summary>
    public string Start { get; set; } = "";

    /// <inheritdoc cref="Start"/>
    public string End { get; set; } = "";

    public List<string> Pinned { get; set; } = [];

    public List<string> Blocked { get; set; } = [];

    public bool ExcludeHeld { get; set; } = true;

    public bool Unique { get; set; } = true;

    /// <summary>The ribbon as it was, for what is not typed here.</summary>
    private RibbonDefinition? Beside { get; init; }

    public static RibbonForm Of(RibbonDefinition ribbon, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(ribbon);
        return new RibbonForm
        {
            Key = ribbon.Key,
            Segment = ribbon.Segment,
            Placement = ribbon.Placement,
            Priority = ribbon.Priority,
            Title = ribbon.Title,
            Subtitle = ribbon.Subtitle,
            MinCards = ribbon.MinCards,
            MaxCards = ribbon.MaxCards,
            Start = Local(ribbon.Start, zone),
            End = Local(ribbon.End, zone),
            Pinned = [.. ribbon.Pinned],
            Blocked = [.. ribbon.Blocked],
            ExcludeHeld = ribbon.ExcludeHeld,
            Unique = ribbon.Unique,
            Beside = ribbon,
        };
    }

    public RibbonDefinition ToDefinition(TimeZoneInfo zone) => new(
        Key.Trim(),
        Segment,
        Placement,
        Priority,
        Title.Trim(),
        Subtitle.Trim(),
        MinCards,
        MaxCards,
        Instant(Start, zone),
        Instant(End, zone),
        [.. Pinned],
        [.. Blocked],
        ExcludeHeld,
        Unique)
    {
        PinTerms = Beside?.PinTerms.RemoveRange(Beside.Pinned.Except(Pinned)) ?? ImmutableDictionary<string, CardTerms>.Empty,
        BlockTerms = Beside?.BlockTerms.RemoveRange(Beside.Blocked.Except(Blocked)) ?? ImmutableDictionary<string, CardTerms>.Empty,
        Boosts = Beside?.Boosts ?? [],
        Caps = Beside?.Caps ?? [],
        Diversity = Beside?.Diversity,
        Exploration = Beside?.Exploration,
    };

    private static long? Instant(string local, TimeZoneInfo zone) => DateLiteral.TryParse(local, zone, out long instant) ? instant : null;

    private static string Local(long? instant, TimeZoneInfo zone) => instant is { } ms
        ? LocalTime.FromInstant(ms, zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : "";
}
