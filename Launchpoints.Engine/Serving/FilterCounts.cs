using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Serving;

/// <summary>Counts the groups and conditions inside the filters of event conditions, which speak of events and not of customers.</summary>
internal static class FilterCounts
{
    // Each node costs two passes of its own. Far more than people write, and bounded for a machine's rule.
    private const int MostNodes = 100;

    /// <summary>
    /// For each node of a <c>where</c>: the customers with at least one event of that type, in its window, for which the node holds; and the
    /// members the whole rule would have without the node.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="members">Counts the members of a rule.</param>
    /// <param name="cancellation">Cancels a count that was superseded.</param>
    /// <returns>Parents before children; empty when no condition has a filter, and for filters of more than a hundred nodes together.</returns>
    public static IEnumerable<NodeCount> Of(Group rule, Func<Group, int> members, CancellationToken cancellation)
    {
        var inside = RulePaths.All(rule, insideWhere: true).Where(n => n.Path.Contains("/where", StringComparison.Ordinal)).ToArray();
        if (inside.Length > MostNodes)
        {
            yield break;
        }

        foreach (var (path, node) in inside)
        {
            cancellation.ThrowIfCancellationRequested();
            var condition = (EventCondition)RulePaths.Find(rule, path[..path.IndexOf("/where", StringComparison.Ordinal)])!;
            var some = new EventCondition(
                condition.Event,
                Aggregate.Count,
                null,
                node as Group ?? Group.All(node),
                condition.Window,
                ConditionOperator.GreaterOrEqual,
                new NumberValue(1));
            yield return new NodeCount(path, members(Group.All(some)), members(RulePaths.Without(rule, path)));
        }
    }
}
