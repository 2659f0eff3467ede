using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>What one ribbon shows to one customer.</summary>
/// <param name="Rows">Kristal rows in the order of the cards; may be fewer than the ribbon wants, or none.</param>
/// <param name="Tried">The place of the card that is tried out; −1 for none.</param>
/// <param name="GaveWay">The Kristal row that would stand there; −1 for none.</param>
internal readonly record struct DealtCards(ImmutableArray<int> Rows, int Tried = -1, int GaveWay = -1);
