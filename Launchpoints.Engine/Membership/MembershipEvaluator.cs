using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>Runs a compiled rule over the population, block by block and on all processors.</summary>
public static class MembershipEvaluator
{
    /// <summary>How many near-misses are named.</summary>
    public const int NearMissLimit = 10;

    /// <summary>The members of a rule.</summary>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    internal static MemberSet Members(RulePlan plan, CancellationToken cancellation)
    {
        var blocks = new ulong[]?[plan.Population.Blocks.Length];
        ForEachBlock(plan, plan.Program.ForBlocks, (index, members, _) => blocks[index] = MemberSet.Keep(members), own => own, _ => { }, cancellation);
        return new MemberSet(plan.Population, blocks);
    }

    /// <summary>The members of a rule with the counts of every node, and with how many customers other rules of the same program hold for.</summary>
    /// <param name="plan">The rule.</param>
    /// <param name="beside">The roots of the other rules; what they share with the rule is not evaluated again.</param>
    /// <param name="cancellation">Cancels a count that was superseded.</param>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    internal static RuleCounts Count(RulePlan plan, ImmutableArray<PlanNode> beside, CancellationToken cancellation)
    {
        var blocks = new ulong[]?[plan.Population.Blocks.Length];
        var nodes = plan.Root.All().ToImmutableArray();
        var totals = new NodeTally(nodes);
        var counts = new int[beside.Length];
        ForEachBlock(
            plan,
            () => new CountingScratch(plan.Program.ForBlocks(), new NodeTally(nodes), new int[beside.Length]),
            (index, members, scratch) =>
            {
                blocks[index] = MemberSet.Keep(members);
                scratch.Tally.Add(plan, index, scratch.Plan);
                var block = plan.Population.Blocks[index];
                for (int i = 0; i < beside.Length; i++)
                {
                    scratch.Beside[i] += BitKernels.CountBoth(scratch.Plan.Bits(beside[i], RowRange.OfCustomers(block)), block.Present);
                }
            },
            scratch => scratch.Plan,
            scratch =>
            {
                totals.Merge(scratch.Tally);
                for (int i = 0; i < counts.Length; i++)
                {
                    counts[i] += scratch.Beside[i];
                }
            },
            cancellation);
        return new RuleCounts(
            plan.Population.CustomerCount,
            new MemberSet(plan.Population, blocks),
            totals.Counts(),
            totals.NearMisses(plan.Population),
            [.. counts]);
    }

    private static void ForEachBlock<TScratch>(
        RulePlan plan,
        Func<TScratch> scratch,
        VisitBlock<TScratch> visit,
        Func<TScratch, PlanScratch> planOf,
        Action<TScratch> finish,
        CancellationToken cancellation)
    {
        var blocks = plan.Population.Blocks;
        EachBlock.Visit(
            blocks.Length,
            scratch,
            (index, own) =>
            {
                var members = plan.Evaluate(RowRange.OfCustomers(blocks[index]), planOf(own));
                Span<ulong> present = stackalloc ulong[CustomerBlock.Words];
                members.CopyTo(present);
                BitKernels.And(present, blocks[index].Present);
                visit(index, present, own);
            },
            finish,
            cancellation);
    }

    private delegate void VisitBlock<TScratch>(int index, Span<ulong> members, TScratch scratch);

    private sealed record CountingScratch(PlanScratch Plan, NodeTally Tally, int[] Beside);
}
