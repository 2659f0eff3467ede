using System.Collections.Immutable;

namespace Launchpoints.Engine.Experiments;

/// <summary>Several policies judged on the same logs.</summary>
/// <param name="Policies">Each of them, in the order given.</param>
/// <param name="Best">The name of the one with the highest estimate; null when none could be computed.</param>
/// <param name="Leads">By how much the best one is ahead of each of the others, in their order; together these intervals hold the truth with the level asked for.</param>
/// <param name="Winner">The best one where it is ahead of every other beyond doubt; null otherwise.</param>
/// <param name="Refusal">Why no winner is named, one of <see cref="OffPolicyProblems"/>; null exactly when there is one.</param>
public sealed record PolicyComparison(
    ImmutableArray<PolicyEstimate> Policies, string? Best, ImmutableArray<PolicyLead> Leads, string? Winner, string? Refusal);

/// <summary>How far the best policy is ahead of another.</summary>
/// <param name="Policy">The other's name.</param>
/// <param name="Difference">The best one's reward less the other's.</param>
public sealed record PolicyLead(string Policy, Interval Difference);
