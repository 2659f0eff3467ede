using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Qualification;

namespace Launchpoints.Engine.Composition;

/// <summary>The answer for one customer, one placement and one instant.</summary>
/// <param name="Customer">The customer's key; null for a made-up one.</param>
/// <param name="Placement">The placement's key.</param>
/// <param name="AsOf">The instant of the question, Unix milliseconds.</param>
/// <param name="Ribbons">The ribbons shown, in order; at most the placement's layers, may be empty.</param>
/// <param name="Fallback">The placement's own content when no ribbon is shown; null when one is, or there is none.</param>
/// <param name="Explanation">Why; null unless it was asked for.</param>
public sealed record Decision(
    string? Customer, string Placement, long AsOf, ImmutableArray<ShownRibbon> Ribbons, string? Fallback, DecisionExplanation? Explanation);

/// <summary>A ribbon as the customer sees it.</summary>
/// <param name="Ribbon">The ribbon's key.</param>
/// <param name="Segment">Its segment's key.</param>
/// <param name="Title">The title shown.</param>
/// <param name="Subtitle">The line below; may be empty.</param>
/// <param name="Why">One sentence for the customer, never empty, naming only what may be shown to customers.</param>
/// <param name="Cards">The cards in order; at least one.</param>
public sealed record ShownRibbon(string Ribbon, string Segment, string Title, string Subtitle, string Why, ImmutableArray<Card> Cards)
{
    /// <summary>What is to be logged when it is delivered; null unless that was asked for.</summary>
    public RibbonExposure? Exposure { get; init; }
}

/// <summary>One Kristal at one position.</summary>
/// <param name="Kristal">The Kristal's key.</param>
/// <param name="Title">Its title; its key where it has none.</param>
/// <param name="Subtitle">The Kristal's attribute <c>subtitle</c>; null where there is none.</param>
/// <param name="Image">The Kristal's attribute <c>image</c> where it is https or within the app; else null.</param>
/// <param name="Link">The Kristal's attribute <c>link</c> where it is https or within the app; else null.</param>
/// <param name="Relevance">0 to 1, higher fits better.</param>
/// <param name="Pinned">Whether its place was pinned.</param>
/// <param name="Reasons">Why it is here, in sentences for the marketer; at least one.</param>
public sealed record Card(
    string Kristal, string Title, string? Subtitle, string? Image, string? Link, double Relevance, bool Pinned, ImmutableArray<string> Reasons)
{
    /// <summary>Why it is here, in one sentence for the customer; null where the ribbon's says it all.</summary>
    public string? Why { get; init; }

    /// <summary>What the relevance is made of, largest first; empty unless the decision was asked for with its reasons.</summary>
    public ImmutableArray<CardContribution> Contributions { get; init; } = [];

    /// <summary>Whether it was made for this customer; one that was not is the same object for all members of a segment.</summary>
    public bool IsPersonal { get; init; }
}

/// <summary>Why a decision is as it is.</summary>
/// <param name="Ribbons">Every ribbon of the placement, by priority.</param>
/// <param name="Kristals">For every ribbon shown or short of cards: each Kristal of the catalogue that is not among its cards, with the first reason that applies.</param>
public sealed record DecisionExplanation(ImmutableArray<RibbonExplanation> Ribbons, ImmutableArray<KristalExplanation> Kristals);

/// <summary>Why a ribbon is shown or not.</summary>
/// <param name="Ribbon">The ribbon's key.</param>
/// <param name="Segment">Its segment's key.</param>
/// <param name="Priority">Its priority.</param>
/// <param name="Shown">Whether it is shown.</param>
/// <param name="Reason">The first of <see cref="RibbonReasons"/> that applies; null when it is shown.</param>
/// <param name="Qualification">The segment's counts and thresholds; null for a segment without a published version.</param>
/// <param name="Trace">The rule's tree for this customer; null for a segment without a published version.</param>
public sealed record RibbonExplanation(
    string Ribbon, string Segment, int Priority, bool Shown, string? Reason, SegmentQualification? Qualification, RuleTrace? Trace);

/// <summary>Why a Kristal is not a card of a ribbon.</summary>
/// <param name="Kristal">The Kristal's key.</param>
/// <param name="Ribbon">The ribbon's key.</param>
/// <param name="Reason">The first of <see cref="KristalReasons"/> that applies.</param>
public sealed record KristalExplanation(string Kristal, string Ribbon, string Reason)
{
    /// <summary>What it counts on the ribbon, 0 to 1; null for one that may not be shown there at all.</summary>
    public double? Relevance { get; init; }

    /// <summary>What that is made of; only for the Kristal that was asked about by name.</summary>
    public ImmutableArray<CardContribution> Contributions { get; init; } = [];
}
