using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>One ribbon of a placement, as configured.</summary>
/// <param name="Key">The key that people chose.</param>
/// <param name="Segment">The segment whose members see it and whose Kristals it shows.</param>
/// <param name="Placement">The placement it belongs to.</param>
/// <param name="Priority">1 first; ties go to the lower key by code point.</param>
/// <param name="Title">The title shown to the customer.</param>
/// <param name="Subtitle">The line below; may be empty.</param>
/// <param name="MinCards">Fewer cards than this and the ribbon is left out; at least 1.</param>
/// <param name="MaxCards">At most this many cards; at least <paramref name="MinCards"/>.</param>
/// <param name="Start">Shown from this instant (included, Unix milliseconds); null for always.</param>
/// <param name="End">Shown until this instant (excluded, Unix milliseconds); null for always.</param>
/// <param name="Pinned">Kristal keys that come first, in this order, where they are candidates.</param>
/// <param name="Blocked">Kristal keys that never show.</param>
/// <param name="ExcludeHeld">Whether Kristals the customer holds are left out.</param>
/// <param name="Unique">Whether Kristals an earlier ribbon of the decision shows are left out.</param>
public sealed record RibbonDefinition(
    string Key,
    string Segment,
    string Placement,
    int Priority,
    string Title,
    string Subtitle,
    int MinCards,
    int MaxCards,
    long? Start,
    long? End,
    ImmutableArray<string> Pinned,
    ImmutableArray<string> Blocked,
    bool ExcludeHeld,
    bool Unique)
{
    /// <summary>Who pinned a Kristal and until when, by its key; a pin that is not among them holds as long as it is there.</summary>
    public ImmutableDictionary<string, CardTerms> PinTerms { get; init; } = NoTerms;

    /// <summary>The same for blocks.</summary>
    public ImmutableDictionary<string, CardTerms> BlockTerms { get; init; } = NoTerms;

    /// <summary>Kristals whose relevance counts for more or less, each once.</summary>
    public ImmutableArray<Boost> Boosts { get; init; } = [];

    /// <summary>How many cards of one kind there may be; may be empty.</summary>
    public ImmutableArray<CardCap> Caps { get; init; } = [];

    /// <summary>How unlike each other cards are to be; null for relevance alone.</summary>
    public Diversity? Diversity { get; init; }

    /// <summary>How cards are tried out; null for not at all.</summary>
    public Exploration? Exploration { get; init; }

    private static readonly ImmutableDictionary<string, CardTerms> NoTerms = ImmutableDictionary.Create<string, CardTerms>(StringComparer.Ordinal);
}
