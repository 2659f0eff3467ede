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

    public List<AdjustmentForm> Pinned { get; set; } = [];

    public List<AdjustmentForm> Boosts { get; set; } = [];

    public List<AdjustmentForm> Blocked { get; set; } = [];

    public List<CapForm> Caps { get; set; } = [];

    /// <summary>0 to 100; 0 for relevance alone.</summary>
    public int Diversity { get; set; }

    public HashSet<string> DiverseBy { get; set; } = new(StringComparer.Ordinal);

    /// <summary>On how many of a hundred pages a card is tried out, 0 to 50; 0 for none.</summary>
    public double Exploration { get; set; }

    /// <summary>From how many of the next best it is drawn.</summary>
    public int Among { get; set; } = Engine.Composition.Exploration.UsualAmong;

    public bool ExcludeHeld { get; set; } = true;

    public bool Unique { get; set; } = true;

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
            Pinned = [.. ribbon.Pinned.Select(k => AdjustmentForm.Of(k, ribbon.PinTerms.GetValueOrDefault(k, CardTerms.None), zone))],
            Boosts = [.. ribbon.Boosts.Select(b => AdjustmentForm.Of(b.Kristal, b.Terms, zone, b.Factor))],
            Blocked = [.. ribbon.Blocked.Select(k => AdjustmentForm.Of(k, ribbon.BlockTerms.GetValueOrDefault(k, CardTerms.None), zone))],
            Caps = [.. ribbon.Caps.Select(c => new CapForm { Attribute = c.Attribute, Most = c.Most })],
            Diversity = (int)Math.Round((ribbon.Diversity?.Weight ?? 0) * 100),
            DiverseBy = new HashSet<string>(ribbon.Diversity?.By ?? [], StringComparer.Ordinal),
            Exploration = (ribbon.Exploration?.Share ?? 0) * 100,
            Among = ribbon.Exploration?.Among ?? Engine.Composition.Exploration.UsualAmong,
            ExcludeHeld = ribbon.ExcludeHeld,
            Unique = ribbon.Unique,
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
        [.. Pinned.Select(p => p.Kristal)],
        [.. Blocked.Select(b => b.Kristal)],
        ExcludeHeld,
        Unique)
    {
        PinTerms = Pinned.ToImmutableDictionary(p => p.Kristal, p => p.Terms(zone), StringComparer.Ordinal),
        BlockTerms = Blocked.ToImmutableDictionary(b => b.Kristal, b => b.Terms(zone), StringComparer.Ordinal),
        Boosts = [.. Boosts.Select(b => new Boost(b.Kristal, b.Factor, b.Terms(zone)))],
        Caps = [.. Caps.Where(c => c.Attribute.Length > 0).Select(c => new CardCap(c.Attribute, c.Most))],
        Diversity = Diversity > 0 && DiverseBy.Count > 0 ? new Diversity(Diversity / 100.0, [.. DiverseBy.Order(StringComparer.Ordinal)]) : null,
        Exploration = Exploration > 0 ? new Exploration(Exploration / 100, Among) : null,
    };

    internal static long? Instant(string local, TimeZoneInfo zone) => DateLiteral.TryParse(local, zone, out long instant) ? instant : null;

    internal static string Local(long? instant, TimeZoneInfo zone) => instant is { } ms
        ? LocalTime.FromInstant(ms, zone).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        : "";
}
