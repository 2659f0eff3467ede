using System.Collections.Immutable;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>Runs a compiled rule over the population, block by block and on all processors.</summary>
public static class MembershipEvaluator
{
    /// <summary>How many near-misses are named.</summary>
    public const int NearMissLimit = 10;

    // Below this many blocks a second thread costs more than it saves.
    private const int ParallelFrom = 4;

    /// <summary>The members of a rule.</summary>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    internal static MemberSet Members(RulePlan plan, CancellationToken cancellation)
    {
        var words = new ulong[plan.Population.Blocks.Length * CustomerBlock.Words];
        ForEachBlock(plan, () => new PlanScratch(plan.NodeCount), (index, members, _) => members.CopyTo(BlockOf(words, index)), cancellation);
        return new MemberSet(plan.Population, words);
    }

    /// <summary>The members of a rule with the counts of every node.</summary>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    internal static RuleCounts Count(RulePlan plan, CancellationToken cancellation)
    {
        var words = new ulong[plan.Population.Blocks.Length * CustomerBlock.Words];
        var nodes = NodesOf(plan.Root).ToImmutableArray();
        var totals = new NodeTally(nodes);
        ForEachBlock(
            plan,
            () => new CountingScratch(new PlanScratch(plan.NodeCount), new NodeTally(nodes)),
            (index, members, scratch) =>
            {
                members.CopyTo(BlockOf(words, index));
                scratch.Tally.Add(plan, index, scratch.Plan);
            },
            scratch => scratch.Plan,
            scratch => totals.Merge(scratch.Tally),
            cancellation);
        return new RuleCounts(
            plan.Population.CustomerCount,
            new MemberSet(plan.Population, words),
            totals.Counts(),
            totals.NearMisses(plan.Population));
    }

    private static void ForEachBlock(
        RulePlan plan, Func<PlanScratch> scratch, VisitBlock<PlanScratch> visit, CancellationToken cancellation) =>
        ForEachBlock(plan, scratch, visit, own => own, _ => { }, cancellation);

    private static void ForEachBlock<TScratch>(
        RulePlan plan,
        Func<TScratch> scratch,
        VisitBlock<TScratch> visit,
        Func<TScratch, PlanScratch> planOf,
        Action<TScratch> finish,
        CancellationToken cancellation)
    {
        var blocks = plan.Population.Blocks;
        void Visit(int index, TScratch own)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = RowRange.OfCustomers(blocks[index], 0, blocks[index].Count);
            var members = plan.Evaluate(rows, planOf(own));
            Span<ulong> present = stackalloc ulong[CustomerBlock.Words];
            members.CopyTo(present);
            BitKernels.And(present, blocks[index].Present);
            visit(index, present, own);
        }

        if (blocks.Length < ParallelFrom)
        {
            var own = scratch();
            for (int index = 0; index < blocks.Length; index++)
            {
                Visit(index, own);
            }

            finish(own);
            return;
        }

        var gate = new Lock();
        Parallel.For(
            0,
            blocks.Length,
            new ParallelOptions { CancellationToken = cancellation },
            scratch,
            (index, _, own) =>
            {
                Visit(index, own);
                return own;
            },
            own =>
            {
                lock (gate)
                {
                    finish(own);
                }
            });
    }

    private static Span<ulong> BlockOf(ulong[] words, int block) => words.AsSpan(block * CustomerBlock.Words, CustomerBlock.Words);

    private static IEnumerable<PlanNode> NodesOf(PlanNode node) => node.Children.SelectMany(NodesOf).Prepend(node);

    private delegate void VisitBlock<TScratch>(int index, Span<ulong> members, TScratch scratch);

    private sealed record CountingScratch(PlanScratch Plan, NodeTally Tally);
}
