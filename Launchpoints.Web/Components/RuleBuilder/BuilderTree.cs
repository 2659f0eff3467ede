using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>The rule as it is being edited. Immutable; see <see cref="BuilderEdits"/> for what can be done to it.</summary>
/// <param name="Root">The outermost group.</param>
/// <param name="NextId">A number that no node has yet.</param>
public sealed record BuilderTree(BuilderGroup Root, int NextId)
{
    /// <summary>A rule that says nothing yet: everyone.</summary>
    public static BuilderTree Empty { get; } = FromRule(Group.Everyone);

    /// <summary>A tree for a rule, with fresh numbers.</summary>
    /// <param name="rule">Any rule, canonical or not.</param>
    /// <param name="firstId">The first number; larger than those of a tree it replaces on screen, so that nothing is mistaken for what stood there.</param>
    public static BuilderTree FromRule(Group rule, int firstId = 1)
    {
        int next = firstId;
        var root = GroupOf(rule, ref next);
        return new BuilderTree(root, next);
    }

    /// <summary>A tree for a rule that was written elsewhere, in the text for example. What is the same as before stays the same node, and what stands in the place of something keeps its number.</summary>
    public BuilderTree Follow(Group rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        int next = NextId;
        var root = Follow(Root, rule, ref next);
        return new BuilderTree(root, next);
    }

    /// <summary>The rule that the tree stands for, not brought to canonical form: its paths are the tree's.</summary>
    public Group ToRule() => ToRule(Root);

    /// <summary>Every node with its JSON pointer, parents first; filters of event conditions included.</summary>
    public IEnumerable<(BuilderNode Node, string Path)> Nodes() => Nodes(Root, "");

    /// <summary>The node of a number, or null.</summary>
    public BuilderNode? Find(int id) => Nodes().Select(n => n.Node).FirstOrDefault(n => n.Id == id);

    /// <summary>The group that holds a node directly, or null for the root, for a filter's root and for an unknown number.</summary>
    public BuilderGroup? ParentOf(int id) => Nodes().Select(n => n.Node).OfType<BuilderGroup>().FirstOrDefault(g => g.Children.Any(c => c.Id == id));

    /// <summary>The node at a JSON pointer, or the nearest one above it; pointers at members (<c>/rules/2/value</c>) belong to their node.</summary>
    public BuilderNode NodeAt(string path)
    {
        BuilderNode best = Root;
        int length = -1;
        foreach (var (node, own) in Nodes())
        {
            if (own.Length > length && (path == own || path.StartsWith(own + "/", StringComparison.Ordinal) || own.Length == 0))
            {
                best = node;
                length = own.Length;
            }
        }

        return best;
    }

    private static IEnumerable<(BuilderNode, string)> Nodes(BuilderNode node, string path)
    {
        yield return (node, path);
        var inner = node switch
        {
            BuilderGroup group => group.Children.SelectMany((child, i) => Nodes(child, string.Create(CultureInfo.InvariantCulture, $"{path}/rules/{i}"))),
            BuilderCondition { Where: { } where } => Nodes(where, path + "/where"),
            _ => [],
        };
        foreach (var pair in inner)
        {
            yield return pair;
        }
    }

    private static BuilderGroup Follow(BuilderGroup before, Group rule, ref int next)
    {
        if (ToRule(before).Equals(rule)) return before;
        int common = Math.Min(before.Children.Length, rule.Rules.Length), head = 0, tail = 0;
        while (head < common && Same(before.Children[head], rule.Rules[head])) head++;
        while (tail < common - head && Same(before.Children[^(tail + 1)], rule.Rules[^(tail + 1)])) tail++;
        var children = ImmutableArray.CreateBuilder<BuilderNode>(rule.Rules.Length);
        for (int i = 0; i < rule.Rules.Length; i++)
        {
            int fromEnd = rule.Rules.Length - i;
            var former = i < head ? before.Children[i] : fromEnd <= tail ? before.Children[^fromEnd] : i < before.Children.Length - tail ? before.Children[i] : null;
            children.Add(i < head || fromEnd <= tail ? former! : Follow(former, rule.Rules[i], ref next));
        }

        return new BuilderGroup(before.Id, rule.Combinator, rule.Not, children.MoveToImmutable());
    }

    private static BuilderNode Follow(BuilderNode? before, RuleNode rule, ref int next) => (before, rule) switch
    {
        (BuilderGroup group, Group inner) => Follow(group, inner, ref next),
        (_, Group inner) => GroupOf(inner, ref next),
        (BuilderCondition { Where: { } where } condition, EventCondition happened) =>
            new BuilderCondition(condition.Id, happened with { Where = null }, Follow(where, happened.Where ?? Group.Everyone, ref next)),
        (BuilderCondition { Where: null } condition, Condition other and not EventCondition) => new BuilderCondition(condition.Id, other, null),
        (_, Condition other) => ConditionOf(other, ref next),
        _ => throw new InvalidOperationException($"{rule.GetType().Name} is no part of a rule."),
    };

    private static bool Same(BuilderNode node, RuleNode rule) => ToRule(node).Equals(rule);

    private static BuilderGroup GroupOf(Group group, ref int next)
    {
        int id = next++;
        var children = ImmutableArray.CreateBuilder<BuilderNode>();
        foreach (var rule in group.Rules)
        {
            children.Add(rule is Group inner ? GroupOf(inner, ref next) : ConditionOf((Condition)rule, ref next));
        }

        return new BuilderGroup(id, group.Combinator, group.Not, children.ToImmutable());
    }

    private static BuilderCondition ConditionOf(Condition condition, ref int next)
    {
        int id = next++;
        return condition is EventCondition happened
            ? new BuilderCondition(id, happened with { Where = null }, GroupOf(happened.Where ?? Group.Everyone, ref next))
            : new BuilderCondition(id, condition, null);
    }

    private static Group ToRule(BuilderGroup group) => new(group.Combinator, group.Not, [.. group.Children.Select(ToRule)]);

    private static RuleNode ToRule(BuilderNode node) => node switch
    {
        BuilderGroup group => ToRule(group),
        BuilderCondition { Condition: EventCondition happened, Where: { } where } =>
            happened with { Where = where.Children.IsEmpty ? null : ToRule(where) },
        BuilderCondition condition => condition.Condition,
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a rule."),
    };
}
