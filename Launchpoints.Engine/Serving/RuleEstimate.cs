using System.Collections.Immutable;
using Launchpoints.Engine.Membership;

namespace Launchpoints.Engine.Serving;

/// <summary>Everything an author sees about a rule that is being written.</summary>
/// <param name="Customers">Members, exactly.</param>
/// <param name="Population">All customers.</param>
/// <param name="Kristals">The segment's Kristals under the given selection, or the whole active catalogue.</param>
/// <param name="Sample">At most 10 members, spread over the set.</param>
/// <param name="Nodes">
/// The counts of every group and condition, a parent before its children. Those inside the filters of event conditions come last; their
/// own count is of the customers with at least one such event for which they hold.
/// </param>
/// <param name="NearMisses">At most 10 customers who miss by one condition.</param>
public sealed record RuleEstimate(
    int Customers,
    int Population,
    int Kristals,
    ImmutableArray<string> Sample,
    ImmutableArray<NodeCount> Nodes,
    ImmutableArray<NearMiss> NearMisses);
