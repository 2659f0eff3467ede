namespace Launchpoints.Engine.Rules;

/// <summary>The form in which two rules that differ only in superfluous groups are the same tree.</summary>
public static class RuleCanonical
{
    /// <summary>
    /// The rule in canonical form: below the root a group with exactly one rule and without <c>not</c> becomes that rule; a group
    /// whose only rule is a group without <c>not</c> takes that group's combinator and rules; a group with one rule has
    /// <c>and</c>; the same within <c>where</c>.
    /// </summary>
    /// <param name="rule">A rule of at most <see cref="RuleLimits.Levels"/> levels, or few more.</param>
    /// <returns>The same instance when it is canonical already.</returns>
    public static Group Of(Group rule) => Of(rule, static (_, _) => { });

    /// <summary>The same, telling for each node that was rebuilt which written node it stands for.</summary>
    internal static Group Of(Group rule, Action<RuleNode, RuleNode> rebuilt)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var rules = rule.Rules;
        for (int i = 0; i < rules.Length; i++)
        {
            var node = Node(rules[i], rebuilt);
            if (!ReferenceEquals(node, rules[i]))
            {
                rules = rules.SetItem(i, node);
            }
        }

        var combinator = rule.Combinator;
        if (rules is [Group { Not: false } only])
        {
            // The child is canonical, so its only rule, if it has one, is no such group again.
            combinator = only.Combinator;
            rules = only.Rules;
        }

        if (rules.Length == 1)
        {
            combinator = Combinator.And;
        }

        if (rules == rule.Rules && combinator == rule.Combinator)
        {
            return rule;
        }

        var result = new Group(combinator, rule.Not, rules);
        rebuilt(rule, result);
        return result;
    }

    private static RuleNode Node(RuleNode node, Action<RuleNode, RuleNode> rebuilt)
    {
        switch (node)
        {
            case Group group:
                var canonical = Of(group, rebuilt);
                return canonical is { Not: false, Rules: [var only] } ? only : canonical;
            case EventCondition { Where: { } where } condition:
                var inner = Of(where, rebuilt);
                if (ReferenceEquals(inner, where))
                {
                    return condition;
                }

                var result = condition with { Where = inner };
                rebuilt(condition, result);
                return result;
            default:
                return node;
        }
    }
}
