using System.Collections.Immutable;

namespace Launchpoints.Engine.Membership;

/// <summary>Everything that is counted about a rule in one pass.</summary>
/// <param name="Population">All customers.</param>
/// <param name="Members">Who they are.</param>
/// <param name="Nodes">The counts of every group and condition, a parent before its children; those inside event filters are not among them.</param>
/// <param name="NearMisses">At most <see cref="MembershipEvaluator.NearMissLimit"/> customers who miss by one condition; may be empty.</param>
/// <param name="Beside">Customers that each of the rules counted beside it holds for; may be empty.</param>
public sealed record RuleCounts(
    int Population, MemberSet Members, ImmutableArray<NodeCount> Nodes, ImmutableArray<NearMiss> NearMisses, ImmutableArray<int> Beside);
