using System.Collections.Immutable;
using Launchpoints.Engine.Experiments;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>All models of a segment beside each other, by nDCG on the same customers.</summary>
/// <param name="Best">The name of the one that measured best, of equal ones the first; null when too few customers chose something.</param>
/// <param name="Leads">By how much it is ahead of each of the others; together these intervals hold the truth with the level asked for.</param>
/// <param name="Winner">The best one where it is ahead of every other beyond doubt; null otherwise.</param>
/// <param name="Refusal">Why no winner is named, one of <see cref="BackTestProblems"/>; null exactly when there is one.</param>
public sealed record ModelComparison(string? Best, ImmutableArray<ModelLead> Leads, string? Winner, string? Refusal);

/// <summary>How far the best model is ahead of another.</summary>
/// <param name="Model">The other's name.</param>
/// <param name="Difference">The best one's nDCG less the other's, of the same customers; −1 to 1.</param>
public sealed record ModelLead(string Model, Interval Difference);
