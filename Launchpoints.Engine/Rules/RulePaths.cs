using System.Globalization;

namespace Launchpoints.Engine.Rules;

/// <summary>Addresses of nodes: JSON pointers into the rule, e.g. <c>""</c> for the root, <c>/rules/2</c>, <c>/rules/0/where/rules/1</c>.</summary>
public static class RulePaths
{
    /// <summary>Every node with its pointer, parents before children, in the author's order.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="insideWhere">Whether <c>where</c> groups and what is in them are given too; they hold for events, not for customers.</param>
    public static IEnumerable<(string Path, RuleNode Node)> All(Group rule, bool insideWhere = false)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var open = new Stack<(string Path, RuleNode Node)>();
        open.Push(("", rule));
        while (open.TryPop(out var next))
        {
            yield return next;
            switch (next.Node)
            {
                case Group group:
                    for (int i = group.Rules.Length - 1; i >= 0; i--)
                    {
                        open.Push((Child(next.Path, i), group.Rules[i]));
                    }

                    break;
                case EventCondition { Where: { } where } when insideWhere:
                    open.Push((next.Path + "/where", where));
                    break;
            }
        }
    }

    /// <summary>The pointer of a group's child.</summary>
    public static string Child(string groupPath, int index) => string.Create(CultureInfo.InvariantCulture, $"{groupPath}/rules/{index}");

    /// <summary>The pointer of the node around a node, and its place there; null for the root. A <c>where</c> group has the place -1 in its condition.</summary>
    public static (string Path, int Index)? Parent(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        int last = path.LastIndexOf('/');
        if (last < 0)
        {
            return null;
        }

        if (path.AsSpan(last) is "/where")
        {
            return (path[..last], -1);
        }

        const string rules = "/rules";
        var before = path.AsSpan(0, last);
        return before.EndsWith(rules, StringComparison.Ordinal)
            && int.TryParse(path.AsSpan(last + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? (path[..(last - rules.Length)], index)
            : null;
    }

    /// <summary>The node at a pointer, or null when there is none.</summary>
    public static RuleNode? Find(Group rule, string path)
    {
        ArgumentNullException.ThrowIfNull(rule);
        RuleNode? node = rule;
        foreach (int step in Steps(path) ?? [int.MinValue])
        {
            node = (node, step) switch
            {
                (EventCondition condition, -1) => condition.Where,
                (Group group, >= 0) when step < group.Rules.Length => group.Rules[step],
                _ => null,
            };
        }

        return node;
    }

    /// <summary>The rule with the node at a pointer replaced. Not made canonical, so that other pointers stay what they are.</summary>
    /// <exception cref="ArgumentException">There is no node at the pointer, or the root or a <c>where</c> is to become something else than a group.</exception>
    public static Group Replace(Group rule, string path, RuleNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return Edit(rule, path, _ => node);
    }

    /// <summary>The rule without the node at a pointer; a removed <c>where</c> leaves a condition without one. Pointers of later siblings change.</summary>
    /// <exception cref="ArgumentException">There is no node at the pointer, or it is the root.</exception>
    public static Group Remove(Group rule, string path) => Edit(rule, path, static _ => null);

    /// <summary>The rule without the node at a pointer, and without the groups that this leaves empty; everyone when nothing is left.</summary>
    /// <inheritdoc cref="Remove"/>
    public static Group Without(Group rule, string path)
    {
        while (Parent(path) is { Path.Length: > 0 } parent && Find(rule, parent.Path) is Group { Rules.Length: 1 })
        {
            path = parent.Path;
        }

        return Parent(path) is { Path: "" } && rule.Rules.Length == 1 ? Group.Everyone : Remove(rule, path);
    }

    /// <summary>The rule with a node put into a group, before the child that is at <paramref name="index"/> now.</summary>
    /// <exception cref="ArgumentException">There is no group at the pointer, or it has fewer children than <paramref name="index"/>.</exception>
    public static Group Insert(Group rule, string groupPath, int index, RuleNode node) => Edit(rule, groupPath, found =>
        found is Group group && index >= 0 && index <= group.Rules.Length
            ? group with { Rules = group.Rules.Insert(index, node) }
            : throw new ArgumentException($"There is no place {index} at '{groupPath}'.", nameof(index)));

    private static Group Edit(Group rule, string path, Func<RuleNode, RuleNode?> edit)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var steps = Steps(path) ?? throw NotThere(path);
        return Apply(rule, 0) as Group ?? throw new ArgumentException("The root of a rule is a group.", nameof(path));

        RuleNode? Apply(RuleNode node, int depth)
        {
            if (depth == steps.Count)
            {
                return edit(node);
            }

            switch (node, steps[depth])
            {
                case (EventCondition { Where: { } where } condition, -1):
                    var inner = Apply(where, depth + 1);
                    return inner is null or Group
                        ? condition with { Where = (Group?)inner }
                        : throw new ArgumentException("A 'where' is a group.", nameof(path));
                case (Group group, >= 0 and var i) when i < group.Rules.Length:
                    var child = Apply(group.Rules[i], depth + 1);
                    return group with { Rules = child is null ? group.Rules.RemoveAt(i) : group.Rules.SetItem(i, child) };
                default:
                    throw NotThere(path);
            }
        }
    }

    /// <summary>The steps down from the root: an index into <c>rules</c>, or -1 for <c>where</c>; null when it is no such pointer.</summary>
    private static List<int>? Steps(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var steps = new List<int>();
        for (string rest = path; rest.Length > 0;)
        {
            if (Parent(rest) is not { } parent)
            {
                return null;
            }

            steps.Add(parent.Index);
            rest = parent.Path;
        }

        steps.Reverse();
        return steps;
    }

    private static ArgumentException NotThere(string path) => new($"The rule has no node at '{path}'.", nameof(path));
}
