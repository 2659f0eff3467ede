using System.Collections.Immutable;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>Everything that can be done to a rule being edited: pure functions from a tree to a <see cref="BuilderChange"/>.</summary>
/// <remarks>An edit that makes no sense at its place (moving the first rule up) gives the tree back unchanged and says so.</remarks>
public static class BuilderEdits
{
    /// <summary>Appends a condition to a group; its first control gets the focus.</summary>
    public static BuilderChange AddCondition(this BuilderTree tree, int group, Condition? condition = null)
    {
        var added = BuilderTree.FromRule(Group.All(condition ?? BuilderCondition.Unset), tree.NextId);
        var node = added.Root.Children[0];
        return Append(tree with { NextId = added.NextId }, group, node, "Condition added");
    }

    /// <summary>Appends a group that begins with an open condition.</summary>
    public static BuilderChange AddGroup(this BuilderTree tree, int group)
    {
        int id = tree.NextId;
        var combinator = (tree.Find(group) as BuilderGroup)?.Combinator == Combinator.And ? Combinator.Or : Combinator.And;
        var added = new BuilderGroup(id, combinator, false, [new BuilderCondition(id + 1, BuilderCondition.Unset, null)]);
        var change = Append(tree with { NextId = id + 2 }, group, added, "Group added");
        return change with { FocusId = id + 1 };
    }

    /// <summary>Takes a node out. The focus goes to the next rule, else the previous, else the group.</summary>
    public static BuilderChange Remove(this BuilderTree tree, int id)
    {
        if (tree.ParentOf(id) is not { } parent)
        {
            return Unchanged(tree, "The outermost group stays");
        }

        int index = IndexOf(parent, id);
        var without = Replace(tree, id, _ => []);
        var left = parent.Children.RemoveAt(index);
        int focus = left.IsEmpty ? parent.Id : left[Math.Min(index, left.Length - 1)].Id;
        return new BuilderChange(without, focus, "Removed. Undo brings it back.");
    }

    /// <summary>Puts a copy behind a node.</summary>
    public static BuilderChange Clone(this BuilderTree tree, int id)
    {
        if (tree.ParentOf(id) is null || tree.Find(id) is not { } node)
        {
            return Unchanged(tree, "The outermost group cannot be copied");
        }

        int next = tree.NextId;
        var copy = Renumber(node, ref next);
        return new BuilderChange(Replace(tree with { NextId = next }, id, n => [n, copy]), copy.Id, "Copied");
    }

    /// <summary>Puts a node into a group of its own.</summary>
    public static BuilderChange Wrap(this BuilderTree tree, int id)
    {
        if (tree.ParentOf(id) is null)
        {
            return Unchanged(tree, "The outermost group cannot be wrapped");
        }

        var wrapped = Replace(
            tree with { NextId = tree.NextId + 1 }, id, node => [new BuilderGroup(tree.NextId, Combinator.And, false, [node])]);
        return new BuilderChange(wrapped, id, "Wrapped in a group");
    }

    /// <summary>Puts the rules of a group in its place. A negated group is not unwrapped, since that would turn its meaning round.</summary>
    public static BuilderChange Unwrap(this BuilderTree tree, int id)
    {
        if (tree.ParentOf(id) is not { } parent || tree.Find(id) is not BuilderGroup group)
        {
            return Unchanged(tree, "Only a group inside another can be unwrapped");
        }

        if (group.Not)
        {
            return Unchanged(tree, "Switch off 'not' before unwrapping this group");
        }

        int focus = group.Children.IsEmpty ? parent.Id : group.Children[0].Id;
        return new BuilderChange(Replace(tree, id, _ => group.Children), focus, "Unwrapped");
    }

    /// <summary>Moves a node one place up (−1) or down (+1) within its group.</summary>
    public static BuilderChange Shift(this BuilderTree tree, int id, int by)
    {
        if (tree.ParentOf(id) is not { } parent)
        {
            return Unchanged(tree, "The outermost group cannot be moved");
        }

        int from = IndexOf(parent, id), to = from + by;
        if (to < 0 || to >= parent.Children.Length)
        {
            return Unchanged(tree, by < 0 ? "Already first in its group" : "Already last in its group");
        }

        return MoveTo(tree, id, parent.Id, to);
    }

    /// <summary>Moves a node to the end of the group before it, or else to the start of the group behind it.</summary>
    public static BuilderChange MoveIn(this BuilderTree tree, int id)
    {
        if (tree.ParentOf(id) is not { } parent)
        {
            return Unchanged(tree, "The outermost group cannot be moved");
        }

        int index = IndexOf(parent, id);
        if (index > 0 && parent.Children[index - 1] is BuilderGroup before)
        {
            return MoveTo(tree, id, before.Id, before.Children.Length);
        }

        return index + 1 < parent.Children.Length && parent.Children[index + 1] is BuilderGroup behind
            ? MoveTo(tree, id, behind.Id, 0)
            : Unchanged(tree, "There is no group beside it");
    }

    /// <summary>Moves a node out of its group, to the place behind the group.</summary>
    public static BuilderChange MoveOut(this BuilderTree tree, int id) =>
        tree.ParentOf(id) is { } parent && tree.ParentOf(parent.Id) is { } outer
            ? MoveTo(tree, id, outer.Id, IndexOf(outer, parent.Id) + 1)
            : Unchanged(tree, "It is in the outermost group already");

    /// <summary>Moves a node to a place in a group; the index counts the group's rules without the node.</summary>
    public static BuilderChange MoveTo(this BuilderTree tree, int id, int group, int index)
    {
        var node = tree.Find(id);
        if (node is null || tree.ParentOf(id) is null || tree.Find(group) is not BuilderGroup target)
        {
            return Unchanged(tree, "It cannot be moved there");
        }

        if (Contains(node, group) || FilterOf(tree, id) != FilterOf(tree, group))
        {
            return Unchanged(tree, "It cannot be moved there: a group does not go into itself, and filters keep their own conditions");
        }

        var taken = Replace(tree, id, _ => []);
        target = (BuilderGroup)taken.Find(group)!;
        index = Math.Clamp(index, 0, target.Children.Length);
        var moved = Replace(taken, group, g => [target with { Children = target.Children.Insert(index, node) }]);
        return new BuilderChange(moved, id, $"Moved to position {index + 1} of {target.Children.Length + 1}");
    }

    /// <summary>Sets how a group joins its rules.</summary>
    public static BuilderChange SetCombinator(this BuilderTree tree, int id, Combinator combinator) =>
        new(Replace(tree, id, n => [(BuilderGroup)n with { Combinator = combinator }]), null, null);

    /// <summary>Sets whether a group is negated.</summary>
    public static BuilderChange SetNot(this BuilderTree tree, int id, bool not) =>
        new(Replace(tree, id, n => [(BuilderGroup)n with { Not = not }]), null, not ? "Negated" : "No longer negated");

    /// <summary>Replaces a condition; the filter of an event condition stays while it asks about the same type of event.</summary>
    public static BuilderChange SetCondition(this BuilderTree tree, int id, Condition condition)
    {
        int next = tree.NextId;
        var changed = Replace(tree, id, node =>
        {
            var before = (BuilderCondition)node;
            BuilderGroup? where = null;
            if (condition is EventCondition happened)
            {
                where = before.Where is not null && (before.Condition as EventCondition)?.Event == happened.Event
                    ? before.Where
                    : new BuilderGroup(next++, Combinator.And, false, []);
                condition = happened with { Where = null };
            }

            return [before with { Condition = condition, Where = where }];
        });
        return new BuilderChange(changed with { NextId = next }, null, null);
    }

    private static BuilderChange Append(BuilderTree tree, int group, BuilderNode node, string announcement) => new(
        Replace(tree, group, n => n is BuilderGroup g ? [g with { Children = g.Children.Add(node) }] : [n]), node.Id, announcement);

    private static BuilderChange Unchanged(BuilderTree tree, string why) => new(tree, null, why);

    private static int IndexOf(BuilderGroup group, int id)
    {
        for (int i = 0; i < group.Children.Length; i++)
        {
            if (group.Children[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Contains(BuilderNode node, int id) => node.Id == id || node switch
    {
        BuilderGroup group => group.Children.Any(c => Contains(c, id)),
        BuilderCondition { Where: { } where } => Contains(where, id),
        _ => false,
    };

    // The innermost event condition whose filter a node is part of; null outside filters.
    private static int? FilterOf(BuilderTree tree, int id) => tree.Nodes()
        .Select(n => n.Node).OfType<BuilderCondition>().LastOrDefault(c => c.Where is { } where && Contains(where, id))?.Id;

    private static BuilderTree Replace(BuilderTree tree, int id, Func<BuilderNode, ImmutableArray<BuilderNode>> replace) =>
        tree with { Root = (BuilderGroup)Replace(tree.Root, id, replace)[0] };

    private static ImmutableArray<BuilderNode> Replace(BuilderNode node, int id, Func<BuilderNode, ImmutableArray<BuilderNode>> replace)
    {
        if (node.Id == id)
        {
            return replace(node);
        }

        return node switch
        {
            BuilderGroup group => [group with { Children = [.. group.Children.SelectMany(c => Replace(c, id, replace))] }],
            BuilderCondition { Where: { } where } condition => [condition with { Where = (BuilderGroup)Replace(where, id, replace)[0] }],
            _ => [node],
        };
    }

    private static BuilderNode Renumber(BuilderNode node, ref int next)
    {
        int id = next++;
        switch (node)
        {
            case BuilderGroup group:
                var children = ImmutableArray.CreateBuilder<BuilderNode>();
                foreach (var child in group.Children)
                {
                    children.Add(Renumber(child, ref next));
                }

                return group with { Id = id, Children = children.ToImmutable() };
            case BuilderCondition { Where: { } where } condition:
                return condition with { Id = id, Where = (BuilderGroup)Renumber(where, ref next) };
            default:
                return node with { Id = id };
        }
    }
}
