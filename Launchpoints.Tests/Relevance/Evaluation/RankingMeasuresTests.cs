using Launchpoints.Benchmarks.Relevance;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;
using Launchpoints.Tests.Fakes;
using Xunit;

namespace Launchpoints.Tests.Relevance.Evaluation;

public sealed class RankingMeasuresTests
{
    [Fact]
    public void Ndcg_OfHits_IsTheirGainOverTheBestPossible()
    {
        Assert.Equal(1, RankingMeasures.Ndcg([5, 3], [3, 5], 10));
        Assert.Equal(1 / Math.Log2(3), RankingMeasures.Ndcg([9, 5], [5], 10), 1e-12);
        Assert.Equal(1 / (1 + (1 / Math.Log2(3))), RankingMeasures.Ndcg([5], [3, 5], 2), 1e-12);
        Assert.Equal(0, RankingMeasures.Ndcg([1], [], 10));
        Assert.Equal(0, RankingMeasures.Ndcg([], [1], 10));
    }

    [Fact]
    public void Recall_OfHits_IsTheirShareOfWhatWasChosen()
    {
        Assert.Equal(0.5, RankingMeasures.Recall([5, 1], [3, 5]));
        Assert.Equal(0, RankingMeasures.Recall([5], []));
    }

    [Fact]
    public void Diversity_OfCards_IsHowLittlePairsHaveInCommon()
    {
        // 0 and 1 are the same, 2 shares nothing with them, 3 has no features.
        var features = KristalFeatures.Of([["a", "b"], ["a", "b"], ["c"], []]);
        Assert.Equal(0, RankingMeasures.Diversity([0, 1], features)!.Value, 1e-12);
        Assert.Equal(1, RankingMeasures.Diversity([0, 2], features)!.Value, 1e-12);
        Assert.Equal(2.0 / 3, RankingMeasures.Diversity([0, 1, 2], features)!.Value, 1e-12);
        Assert.Equal(1, RankingMeasures.Diversity([3, 0, 2], features)!.Value, 1e-12);
        Assert.Null(RankingMeasures.Diversity([0, 3], features));
        Assert.Null(RankingMeasures.Diversity([0], features));
        Assert.Null(RankingMeasures.Diversity([], features));
    }

    [FarTransFact]
    public void Protocol_OnFarTrans_GivesThePublishedFiguresOfPopularity()
    {
        // The figures that come with the data, to their four digits.
        var data = FarTrans.Load(Path.GetDirectoryName(SharedData.FarTrans)!)!;
        var figures = Enumerable.Range(0, data.Splits).Select(split =>
        {
            var training = data.Training(split);
            return FarTransEvaluation.Measure(data, split, training, new Popularity(training));
        }).ToList();
        Assert.Equal(0.2636, figures.Average(f => f.Ndcg), 0.00005);
        Assert.Equal(0.2751, figures.Take(61).Average(f => f.Ndcg), 0.00005);
        Assert.Equal(0.2572, figures.Average(f => f.NewNdcg), 0.00005);
        Assert.Equal(0.3678, figures.Average(f => f.NewRecall), 0.00005);
        Assert.Equal(
            [("Aggressive", 25_367), ("Balanced", 61_181), ("Conservative", 5_348), ("Income", 45_142)],
            data.RiskLevels.Select((level, place) => (level, SplitFigures.OfLevel(figures, place).Customers)));
    }
}
