using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Serving;

/// <summary>What has to be counted about the groups and conditions inside the filters of event conditions, which speak of events and not of customers.</summary>
internal static class FilterCounts
{
    // Each node adds two rules to the count. Far more than people write, and bounded for a machine's rule.
    private const int MostNodes = 100;

    /// <summary>
    /// For each node of a <c>where</c> two rules: one for the customers with at least one event of that type, in its window, for which the node holds; and the
    /// rule without the node.
    /// </summary>
    /// <returns>Parents before children; empty when no condition has a filter, and for filters of more than a hundred nodes together.</returns>
    public static IReadOnlyList<(string Path, Group Some, Group Without)> Of(Group rule)
    {
        var inside = RulePaths.All(rule, insideWhere: true).Where(n => n.Path.Contains("/where", StringComparison.Ordinal)).ToArray();
        return inside.Length > MostNodes ? [] : [.. inside.Select(n => (n.Path, Some(rule, n.Path, n.Node), RulePaths.Without(rule, n.Path)))];
    }

    private static Group Some(Group rule, string path, RuleNode node)
    {
        var condition = (EventCondition)RulePaths.Find(rule, path[..path.IndexOf("/where", StringComparison.Ordinal)])!;
        return Group.All(new EventCondition(
            condition.Event,
            Aggregate.Count,
            null,
            node as Group ?? Group.All(node),
            condition.Window,
            ConditionOperator.GreaterOrEqual,
            new NumberValue(1)));
    }
}
