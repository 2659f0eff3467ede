using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Every model on a file of what customers have and another of what they turned out to choose besides.</summary>
/// <param name="name">What the rows call the data.</param>
/// <param name="data">The data.</param>
/// <param name="options">How the models are trained.</param>
/// <param name="report">Gets the rows.</param>
internal sealed class PairRun(string name, PairData data, RelevanceOptions options, Report report)
{
    private readonly Interactions _training = data.Training;

    /// <summary>Adds the rows.</summary>
    /// <param name="targets">What has to be reached, where something is known of the data.</param>
    /// <returns>The best of every customer by the blend.</returns>
    public int[][] Measure(PairTargets? targets)
    {
        int[][] served = Served(targets);
        foreach (var model in Models())
        {
            bool isServed = model.Name == "blend";
            var (recall, ndcg) = PairRanking.Measure(isServed ? served : PairRanking.Rank(model, _training), data.Chosen);
            report.Add($"{name} Recall@{PairRanking.Length}, {model.Name}", recall, isServed ? targets?.Recall : null);
            report.Add($"{name} NDCG@{PairRanking.Length}, {model.Name}", ndcg, isServed ? targets?.Ndcg : null);
        }

        return served;
    }

    /// <summary>Mean recall and nDCG of the blend.</summary>
    public (double Recall, double Ndcg) Blend() => PairRanking.Measure(PairRanking.Rank(Fit().Blend, _training), data.Chosen);

    // Where there are too many Kristals for the regression, one of the most popular only is trained besides, and not timed. Nothing is known of the Kristals for content.
    private IEnumerable<RelevanceModel> Models()
    {
        var models = Fit();
        yield return new Popularity(_training);
        yield return models.Prior;
        yield return models.Similar ?? SimilarModel.Fit(_training, 0, options.Similar, Environment.ProcessorCount);
        yield return models.Walk;
        yield return models.Blend;
    }

    private int[][] Served(PairTargets? targets)
    {
        int[][] served = [];
        using var memory = PeakMemory.Watch();
        double milliseconds = CpuClock.Milliseconds(1, () => served = PairRanking.Rank(Fit().Blend, _training));
        report.Add(
            $"{name}, fit and rank {_training.CustomerCount:N0} customers, blend, CPU s",
            milliseconds / 1_000,
            targets?.CpuSeconds,
            ("how", $"training all models the blend is of and ranking {_training.KristalCount} Kristals for each customer; reading the files is not in it"));
        report.Add($"{name}, the same, resident GiB", memory.GiB, targets?.GiB, ("how", "the most of the whole process while it did that"));
        return served;
    }

    private TrainedModels Fit() =>
        TrainedModels.Fit(_training, [], KristalFeatures.Of([.. Enumerable.Repeat<string[]>([], _training.KristalCount)]), 0, options, Environment.ProcessorCount);
}
