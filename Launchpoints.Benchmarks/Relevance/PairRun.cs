using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Every model on a file of what customers have and another of what they turned out to choose besides.</summary>
/// <param name="name">What the rows call the data.</param>
/// <param name="train">What customers have, by customer.</param>
/// <param name="test">What they chose besides, by customer.</param>
/// <param name="options">How the models are trained.</param>
/// <param name="report">Gets the rows.</param>
internal sealed class PairRun(string name, int[][] train, int[][] test, RelevanceOptions options, Report report)
{
    private readonly int _customers = Math.Max(train.Length, test.Length);
    private readonly int _kristals = 1 + train.Concat(test).SelectMany(row => row).DefaultIfEmpty(-1).Max();

    /// <summary>Adds the rows.</summary>
    /// <param name="targets">What has to be reached, where something is known of the data.</param>
    /// <returns>The best of every customer by the blend.</returns>
    public int[][] Measure(PairTargets? targets)
    {
        var training = PairFile.Matrix(train, _customers, _kristals);
        int[][] served = Served(training, targets);

        // The others are trained beside each other, and not timed.
        var models = Fit(training);
        foreach (var model in new[] { new Popularity(training), models.Prior, models.Similar, models.Walk, (RelevanceModel?)models.Blend }.OfType<RelevanceModel>())
        {
            bool isServed = model.Name == models.Blend.Name;
            var (recall, ndcg) = PairRanking.Measure(isServed ? served : PairRanking.Rank(model, training), test);
            report.Add($"{name} Recall@{PairRanking.Length}, {model.Name}", recall, isServed ? targets?.Recall : null);
            report.Add($"{name} NDCG@{PairRanking.Length}, {model.Name}", ndcg, isServed ? targets?.Ndcg : null);
        }

        return served;
    }

    private int[][] Served(Interactions training, PairTargets? targets)
    {
        int[][] served = [];
        using var memory = PeakMemory.Watch();
        double milliseconds = CpuClock.Milliseconds(1, () => served = PairRanking.Rank(Fit(training).Blend, training));
        report.Add(
            $"{name}, fit and rank {_customers:N0} customers, blend, CPU s",
            milliseconds / 1_000,
            targets?.CpuSeconds,
            ("how", $"training all models and ranking {_kristals} Kristals for each customer; reading the files is not in it"));
        report.Add($"{name}, the same, resident GiB", memory.GiB, targets?.GiB, ("how", "the most of the whole process while it did that"));
        return served;
    }

    private TrainedModels Fit(Interactions training) =>
        TrainedModels.Fit(training, [], KristalFeatures.Of([.. Enumerable.Repeat<string[]>([], _kristals)]), 0, options, Environment.ProcessorCount);
}
