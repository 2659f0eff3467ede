using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>What has to be known about a shown ribbon so that one can learn from it later.</summary>
/// <param name="Model">The model that ordered the cards, with its version where it has one.</param>
/// <param name="Candidates">A hash of the Kristals that could have been shown here to this customer, whatever their order; equal sets have equal hashes in every run.</param>
/// <param name="CandidateCount">How many those are; at least the number of cards.</param>
/// <param name="Propensities">For each card, in order, the exact chance with which it stands at its place; above 0 and up to 1.</param>
public sealed record RibbonExposure(string Model, ulong Candidates, int CandidateCount, ImmutableArray<double> Propensities);
