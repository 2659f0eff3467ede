using Launchpoints.Engine.Relevance.Evaluation;
using Xunit;
using Xunit.Abstractions;

namespace Launchpoints.Tests.Relevance.Evaluation;

public sealed class SegmentEvidenceTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(60, 0.15)]
    [InlineData(400, 0.05)]
    [InlineData(1_000, 0.3)]
    public void Intervals_OfHitsThatAreDrawn_HoldTheTruthAsOftenAsTheySay(int customers, double hits)
    {
        // Each customer has a chance of their own, one to three windows, and a hit has a rank between 1/4 and 1: the mean of that is 0.625.
        const int Simulations = 1_000;
        int held = 0, differences = 0;
        for (int seed = 0; seed < Simulations; seed++)
        {
            var random = new Random(seed);
            var (first, second) = (new List<Observation>(), new List<Observation>());
            for (int customer = 0; customer < customers; customer++)
            {
                double chance = 2 * hits * random.NextDouble();
                for (int window = random.Next(3); window >= 0; window--)
                {
                    double luck = random.NextDouble(), rank = 0.25 + (0.75 * random.NextDouble());
                    first.Add(Drawn(customer, luck < chance ? rank : 0));
                    second.Add(Drawn(customer, luck < chance && random.NextDouble() < 0.8 ? rank : 0)); // misses one hit in five
                }
            }

            var evidence = new SegmentEvidence([new ModelTally("one", first, 10), new ModelTally("other", second, 10)], 0.95);
            held += evidence.Of("one")!.All.Ndcg!.Value.Holds(hits * 0.625) ? 1 : 0;
            differences += evidence.Difference("one", "other")!.Value.Holds(0.2 * hits * 0.625) ? 1 : 0;
        }

        output.WriteLine($"seeds 0 to {Simulations - 1}: {held} means, {differences} differences of {Simulations}");
        Assert.InRange(held, 930, 975);
        Assert.InRange(differences, customers * hits < 10 ? 900 : 930, 975); // two customers who differ are no sample to be exact about
    }

    [Fact]
    public void Compare_OfAClearlyBetterModel_NamesIt()
    {
        var comparison = Evidence(200, ("a", customer => customer % 2 == 0 ? 1 : 0), ("b", customer => customer % 4 == 0 ? 1 : 0)).Compare();
        Assert.Equal(("a", "a", null), (comparison.Best, comparison.Winner, comparison.Refusal));
        var lead = Assert.Single(comparison.Leads);
        Assert.Equal("b", lead.Model);
        Assert.Equal(0.25, lead.Difference.Value, 1e-12);
        Assert.True(lead.Difference.Low > 0);
    }

    [Fact]
    public void Compare_OfModelsThatAreClose_NamesTheBestAndNoWinner()
    {
        var comparison = Evidence(200, ("a", customer => customer % 2), ("b", customer => customer < 2 ? 1 : customer % 2)).Compare();
        Assert.Equal(("b", null, BackTestProblems.TooClose), (comparison.Best, comparison.Winner, comparison.Refusal));
        Assert.True(comparison.Leads[0].Difference.Holds(0));
    }

    [Fact]
    public void Compare_OfTheSameRanking_NamesTheFirstAndNoWinner()
    {
        var comparison = Evidence(200, ("a", customer => customer % 2), ("b", customer => customer % 2)).Compare();
        Assert.Equal(("a", null, BackTestProblems.TooClose), (comparison.Best, comparison.Winner, comparison.Refusal));
    }

    [Theory]
    [InlineData(29, null, BackTestProblems.TooFewCustomers)]
    [InlineData(30, "a", BackTestProblems.TooFewCustomersToChoose)]
    [InlineData(99, "a", BackTestProblems.TooFewCustomersToChoose)]
    [InlineData(100, "a", null)]
    public void Compare_OfFewCustomers_RefusesToChoose(int customers, string? best, string? refusal)
    {
        var evidence = Evidence(customers, ("a", _ => 1), ("b", customer => customer % 10 == 0 ? 1 : 0));
        var comparison = evidence.Compare();
        Assert.Equal((best, refusal), (comparison.Best, comparison.Refusal));
        Assert.Equal(refusal is null ? "a" : null, comparison.Winner);
        Assert.Equal(best is null, evidence.Difference("a", "b") is null);
    }

    [Fact]
    public void Difference_OfPairedCustomers_IsNarrowerThanTheirFigures()
    {
        // Both find the same customers easy; one of them is a little better with each.
        var evidence = Evidence(300, ("a", customer => customer % 2 == 0 ? 0.9 : 0.1), ("b", customer => (customer % 2 == 0 ? 0.9 : 0.1) - (customer % 3 * 0.02)));
        var paired = evidence.Difference("a", "b")!.Value;
        Assert.True(paired.Low > 0);
        Assert.True(evidence.Of("a")!.All.Ndcg!.Value.Holds(evidence.Of("b")!.All.Ndcg!.Value.Value));
        Assert.Null(evidence.Difference("a", "c"));
    }

    [Fact]
    public void Figures_OfCustomersWithoutHistory_RestOnThemAlone()
    {
        var observations = Enumerable.Range(0, 100).Select(customer => new Observation(customer, customer < 40, [customer % 5], customer < 40 ? 1 : 0, 0.5, null)).ToList();
        var figures = new SegmentEvidence([new ModelTally("a", observations, 10)], 0.95).Of("a")!;
        Assert.Equal((100, 40), (figures.All.Customers, figures.WithoutHistory.Customers));
        Assert.Equal(0.4, figures.All.Ndcg!.Value.Value, 1e-12);
        Assert.Equal(1, figures.WithoutHistory.Ndcg!.Value.Value, 1e-12);
    }

    [Fact]
    public void Interval_OfCustomersWhoAreAllAlike_IsNotCertain()
    {
        var none = Evidence(60, ("a", _ => 0)).Of("a")!.All.Ndcg!.Value;
        Assert.Equal((0, 0), (none.Value, none.Low));
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 60), none.High, 1e-12);
    }

    [Fact]
    public void Coverage_OfCards_CountsThemOnceAndIsWideWhereMostHaveOneViewer()
    {
        var same = Enumerable.Range(0, 50).Select(customer => new Observation(customer, false, [0, 1], 0, 0, null)).ToList();
        var own = Enumerable.Range(0, 50).Select(customer => new Observation(customer, false, customer < 5 ? [0, customer + 1] : [0, 1], 0, 0, null)).ToList();
        var ofSame = new SegmentEvidence([new ModelTally("a", same, 10)], 0.95).Of("a")!.All.Coverage!.Value;
        var ofOwn = new SegmentEvidence([new ModelTally("a", own, 10)], 0.95).Of("a")!.All.Coverage!.Value;
        Assert.Equal((0.2, 0.2, 0.2), (ofSame.Value, ofSame.Low, ofSame.High));
        Assert.Equal(0.6, ofOwn.Value, 1e-12);

        // Without one of four customers a Kristal would be missing, without the other 46 none: n − 1 over n times the squares around their mean.
        double mean = 4 / 50.0, variance = 49 / 50.0 * ((4 * (1 - mean) * (1 - mean)) + (46 * mean * mean)) / 100;
        Assert.Equal(0.6 - (1.959964 * Math.Sqrt(variance)), ofOwn.Low, 1e-6);
    }

    private static Observation Drawn(int customer, double ndcg) => new(customer, false, [0], ndcg, ndcg, null);

    private static SegmentEvidence Evidence(int customers, params (string Model, Func<int, double> Ndcg)[] models) =>
        new(models.Select(model => new ModelTally(model.Model, [.. Enumerable.Range(0, customers).Select(customer => Drawn(customer, model.Ndcg(customer)))], 10)), 0.95);
}
