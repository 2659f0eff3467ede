using System.Buffers;
using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>Adds up, block by block, how many customers each node holds for and how many members there would be without it.</summary>
/// <remarks>
/// The bitmaps of all nodes are in the scratch memory after an evaluation. What the whole rule would give without a node
/// follows from two bitmaps handed down the tree: the rule's result if the node held, and if it did not. Both are one or two
/// word operations away from the parent's and the siblings' bitmaps, so no node is evaluated twice.
/// </remarks>
internal sealed class NodeTally(ImmutableArray<PlanTree> nodes)
{
    private const int Words = CustomerBlock.Words;

    private readonly int[] _alone = new int[nodes.Length];
    private readonly int[] _without = new int[nodes.Length];
    private readonly List<(int Row, string Path)> _nearMisses = [];
    private int _next; // the place of the node that the descent comes to next: it goes in the order of the nodes

    /// <summary>Adds a block that was just evaluated.</summary>
    public void Add(RulePlan plan, int block, PlanScratch scratch)
    {
        var customers = plan.Population.Blocks[block];
        var rows = RowRange.OfCustomers(customers);
        for (int place = 0; place < nodes.Length; place++)
        {
            _alone[place] += BitKernels.CountBoth(scratch.Bits(nodes[place].Node, rows), customers.Present);
        }

        Span<ulong> ifTrue = stackalloc ulong[Words];
        Span<ulong> ifFalse = stackalloc ulong[Words];
        BitKernels.Fill(ifTrue, rows.Count);
        ifFalse.Clear();
        var context = new Context(block, rows, customers.Present, scratch);
        _next = 0;
        Descend(plan.Root, ifTrue, ifFalse, customers.Present, context, scratch.Bits(plan.Root.Node, rows));
        KeepLowest();
    }

    /// <summary>Adds another tally of the same nodes.</summary>
    public void Merge(NodeTally other)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            _alone[i] += other._alone[i];
            _without[i] += other._without[i];
        }

        _nearMisses.AddRange(other._nearMisses);
        KeepLowest();
    }

    public ImmutableArray<NodeCount> Counts() => [.. nodes.Select((node, i) => new NodeCount(node.Path, _alone[i], _without[i]))];

    public ImmutableArray<NearMiss> NearMisses(PopulationSnapshot population) =>
    [
        .. _nearMisses.Select(m => new NearMiss(population.KeyOf(m.Row), m.Path)),
    ];

    // The lowest rows, so that the answer does not depend on which thread saw which block.
    private void KeepLowest()
    {
        if (_nearMisses.Count == 0)
        {
            return;
        }

        (int, string)[] lowest = [.. _nearMisses.OrderBy(m => m.Row).DistinctBy(m => m.Row).Take(MembershipEvaluator.NearMissLimit)];
        _nearMisses.Clear();
        _nearMisses.AddRange(lowest);
    }

    // without: the members the rule would have without this node; ifTrue and ifFalse: the rule's result as the node's own would be.
    private void Descend(
        PlanTree tree, ReadOnlySpan<ulong> ifTrue, ReadOnlySpan<ulong> ifFalse, ReadOnlySpan<ulong> without, Context context, ReadOnlySpan<ulong> members)
    {
        _without[_next++] += BitKernels.CountBoth(without, context.Present);
        if (tree.Node is not GroupNode group)
        {
            KeepNearMisses(tree, without, members, context);
            return;
        }

        var whenTrue = group.Not ? ifFalse : ifTrue;
        var whenFalse = group.Not ? ifTrue : ifFalse;
        int count = tree.Children.Length;
        if (count == 1)
        {
            // The group goes with its only rule, so the rule without the one is the rule without the other.
            Descend(tree.Children[0], whenTrue, whenFalse, without, context, members);
            return;
        }

        // after[i]: the children behind child i joined; before: those in front of it.
        int words = context.Rows.Words;
        var after = ArrayPool<ulong>.Shared.Rent(Math.Max(1, count) * Words);
        Span<ulong> before = stackalloc ulong[Words];
        Span<ulong> siblings = stackalloc ulong[Words];
        Span<ulong> withSiblings = stackalloc ulong[Words];
        Neutral(group, before, context.Rows.Count);
        for (int i = count - 1; i >= 0; i--)
        {
            var place = after.AsSpan(i * Words, Words);
            if (i == count - 1)
            {
                Neutral(group, place, context.Rows.Count);
            }
            else
            {
                after.AsSpan((i + 1) * Words, Words).CopyTo(place);
                Join(group, place, context.Scratch.Bits(tree.Children[i + 1].Node, context.Rows));
            }
        }

        for (int i = 0; i < count; i++)
        {
            before.CopyTo(siblings);
            Join(group, siblings, after.AsSpan(i * Words, words));
            for (int w = 0; w < Words; w++)
            {
                withSiblings[w] = (siblings[w] & whenTrue[w]) | (~siblings[w] & whenFalse[w]);
            }

            var child = tree.Children[i];
            if (group.All)
            {
                Descend(child, withSiblings, whenFalse, withSiblings, context, members);
            }
            else
            {
                Descend(child, whenTrue, withSiblings, withSiblings, context, members);
            }

            Join(group, before, context.Scratch.Bits(child.Node, context.Rows));
        }

        ArrayPool<ulong>.Shared.Return(after);
    }

    private void KeepNearMisses(PlanTree node, ReadOnlySpan<ulong> without, ReadOnlySpan<ulong> members, Context context)
    {
        int kept = 0;
        for (int word = 0; word < members.Length && kept < MembershipEvaluator.NearMissLimit; word++)
        {
            ulong missing = without[word] & ~members[word] & context.Present[word];
            for (; missing != 0 && kept < MembershipEvaluator.NearMissLimit; missing &= missing - 1, kept++)
            {
                int row = (word << 6) + System.Numerics.BitOperations.TrailingZeroCount(missing);
                _nearMisses.Add(((context.Block * CustomerBlock.Size) + row, node.Path));
            }
        }
    }

    private static void Neutral(GroupNode group, Span<ulong> words, int rows)
    {
        if (group.All)
        {
            BitKernels.Fill(words, rows);
        }
        else
        {
            words.Clear();
        }
    }

    private static void Join(GroupNode group, Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        if (group.All)
        {
            BitKernels.And(into[..other.Length], other);
        }
        else
        {
            BitKernels.Or(into[..other.Length], other);
        }
    }

    private readonly ref struct Context(int block, RowRange rows, ReadOnlySpan<ulong> present, PlanScratch scratch)
    {
        public int Block { get; } = block;

        public RowRange Rows { get; } = rows;

        public ReadOnlySpan<ulong> Present { get; } = present;

        public PlanScratch Scratch { get; } = scratch;
    }
}
