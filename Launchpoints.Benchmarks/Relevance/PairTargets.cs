using Launchpoints.Benchmarks.Measuring;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>What a <see cref="PairRun"/> has to reach on data that others have published figures of.</summary>
internal sealed record PairTargets(Target Recall, Target Ndcg, Target CpuSeconds, Target GiB)
{
    /// <summary>At least what LightGCN is published with; the aim is the best that was verified.</summary>
    public static PairTargets Gowalla { get; } = new(new Target(0.183, 0.192), new Target(0.155, 0.160), new Target(25, 10), new Target(2, 1));
}
