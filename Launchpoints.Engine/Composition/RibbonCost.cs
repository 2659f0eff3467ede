using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>What pins, boosts, blocks, caps, diversity and exploration of a ribbon cost in relevance, over the members of its segment.</summary>
/// <param name="Members">Members of the segment.</param>
/// <param name="Measured">Of how many the pages were made: all, or every n-th of a segment with more than <see cref="MostMembers"/>, or <see cref="MostPersonal"/>.</param>
/// <param name="Worth">The mean worth of a page as it is; see remarks.</param>
/// <param name="Plain">The mean worth of a page by relevance alone, with none of these.</param>
/// <param name="Items">Each of them that holds now, by itself.</param>
/// <remarks>
/// The worth of a page is the sum of its cards' relevance, each divided by log2(1 + its place), as in discounted cumulative gain: the first card counts
/// most. Relevance is the model's, without boosts. Each member's page is made with what the member holds and what is suitable, as if no ribbon stood above.
/// </remarks>
public sealed record RibbonCost(int Members, int Measured, double Worth, double Plain, ImmutableArray<RibbonCostItem> Items)
{
    /// <summary>Larger segments are measured by a part of their members, spread evenly.</summary>
    public const int MostMembers = 100_000;

    /// <summary>The same where a learned model gives every member an order of their own.</summary>
    public const int MostPersonal = 2_000;

    /// <summary>The share of the worth that is lost in all; 0 where there is none to lose. Below 0 where something is gained.</summary>
    public double Lost => Plain > 0 ? 1 - (Worth / Plain) : 0;
}

/// <summary>What one thing costs.</summary>
/// <param name="Kind">One of <see cref="RibbonCostKinds"/>.</param>
/// <param name="Kristal">The Kristal that is pinned, boosted or blocked; null for the others.</param>
/// <param name="Lost">The share of the worth that pages would have without it and have not; 0 where there is none to lose. Below 0 where something is gained.</param>
/// <param name="Members">How many of the measured members would see another page without it; of exploration, how many may.</param>
public sealed record RibbonCostItem(string Kind, string? Kristal, double Lost, int Members);

/// <summary>What can cost relevance: stable codes.</summary>
public static class RibbonCostKinds
{
    /// <summary>A pinned Kristal.</summary>
    public const string Pin = "pin";

    /// <summary>A boosted or demoted Kristal.</summary>
    public const string Boost = "boost";

    /// <summary>A blocked Kristal.</summary>
    public const string Block = "block";

    /// <summary>The caps, together.</summary>
    public const string Caps = "caps";

    /// <summary>Diversity.</summary>
    public const string Diversity = "diversity";

    /// <summary>Trying out cards, on average.</summary>
    public const string Exploration = "exploration";
}
