using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>How much a ribbon prefers cards that are unlike those before them to cards that are more relevant.</summary>
/// <param name="Weight">Above 0, up to 1: 0 would be relevance alone, 1 looks at relevance only to settle ties.</param>
/// <param name="By">The text and tags attributes of Kristals by which they are alike; at least one.</param>
/// <remarks>
/// Maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): the next card is the one with the highest (1 − w) · r − w · s, where r is its relevance over the
/// highest among the ribbon's candidates (0 where that is 0) and s its likeness to the card before it that is most like it. Two Kristals are alike by the
/// mean over the attributes of |common values| / |all values|, which for texts is 1 or 0, and 0 where either has none. Ties go to the more relevant.
/// </remarks>
public sealed record Diversity(double Weight, ImmutableArray<string> By);
