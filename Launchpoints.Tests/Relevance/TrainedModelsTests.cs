using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class TrainedModelsTests
{
    private const long Now = 200 * RandomInteractions.Day;

    // As served, with a walk beside the regression, and with so few Kristals allowed that the walk takes the regression's place.
    private static readonly RelevanceOptions[] Ways =
    [
        RelevanceOptions.Default,
        RelevanceOptions.Default with { Blend = BlendOptions.Default with { Walk = 0.5 } },
        RelevanceOptions.Default with { Similar = SimilarOptions.Default with { MostKristals = 0 } },
    ];

    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Models_OfAnyShape_KeepTheContract(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        foreach (var options in Ways)
        {
            foreach (var features in new[] { RandomFeatures.Of(interactions.KristalCount, 4), RandomFeatures.None(interactions.KristalCount) })
            {
                var groups = Groups(interactions.CustomerCount);
                foreach (var model in All(TrainedModels.Fit(interactions, groups, features, Now, options, threads: 2)))
                {
                    ModelContract.Holds(model, interactions, groups.Count);
                }
            }
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    public void Models_OfRandomInteractions_ExplainWhatTheyServe(int seed)
    {
        var random = new Random(seed);
        int kristals = random.Next(5, 120), customers = random.Next(5, 200);
        var interactions = RandomInteractions.Draw(seed, customers, kristals, random.Next(10, 2_000));
        var groups = Groups(customers);
        foreach (var options in Ways)
        {
            foreach (var model in All(TrainedModels.Fit(interactions, groups, RandomFeatures.Of(kristals, seed), Now, options, threads: 2)))
            {
                ModelContract.Holds(model, interactions, groups.Count);
            }
        }
    }

    [Fact]
    public void Fit_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        var interactions = RandomInteractions.Draw(6, 300, 130, 2_500);
        foreach (var options in Ways)
        {
            var one = All(Fit(interactions, options, threads: 1));
            foreach (int threads in new[] { 2, 5 })
            {
                Assert.All(one.Zip(All(Fit(interactions, options, threads))), pair => ModelContract.Same(pair.First, pair.Second, interactions));
            }
        }
    }

    [Fact]
    public void Fit_WithFewKristals_BlendsTheRegressionAndNoWalk()
    {
        var models = Fit(RandomInteractions.Shape("wide"), RelevanceOptions.Default, threads: 1);
        Assert.NotNull(models.Of("similar"));
        Assert.Null(models.Of("popular"));
        Assert.Equal(["prior", "similar", "walk", "content", "blend"], All(models).Select(model => model.Name));
    }

    [Fact]
    public void Fit_WithMoreKristalsThanTheRegressionTakes_WalksInstead()
    {
        var options = RelevanceOptions.Default with { Similar = SimilarOptions.Default with { MostKristals = 20 } };
        var models = Fit(RandomInteractions.Shape("wide"), options, threads: 1);
        Assert.Null(models.Similar);
        Assert.True(models.Blend.WeightOf("walk", new CustomerHistory([1])) > 0);
        Assert.Equal(0, models.Blend.WeightOf("similar", new CustomerHistory([1])));
    }

    [Fact]
    public void Blend_OfACustomerWithoutHistory_IsThePrior()
    {
        var interactions = RandomInteractions.Shape("tall");
        var models = Fit(interactions, RelevanceOptions.Default, threads: 1);
        double[] blend = new double[interactions.KristalCount], prior = new double[interactions.KristalCount];
        models.Blend.Score(new CustomerHistory([]), blend);
        models.Prior.Score(new CustomerHistory([]), prior);
        double unit = models.Blend.WeightOf("prior", new CustomerHistory([]));
        Assert.Equal(prior.Select(score => Math.Round(score * unit, 9)), blend.Select(score => Math.Round(score, 9)));
        Assert.Equal(0, models.Blend.WeightOf("similar", new CustomerHistory([])));
    }

    [Fact]
    public void Blend_OfAKristalThatNobodyHas_RanksTheOneLikeWhatTheCustomerHasFirst()
    {
        // Kristals 0 to 3 have customers; of 4 and 5, which nobody has, 4 is like 0 and 5 is like 3.
        var interactions = Interactions.Of(4, 6, [0, 0, 1, 1, 2, 2, 3, 3], [0, 1, 0, 1, 2, 3, 2, 3], []);
        var features = KristalFeatures.Of([["tech"], ["tech"], ["bond"], ["bond"], ["tech"], ["bond"]]);
        var models = TrainedModels.Fit(interactions, [], features, Now, RelevanceOptions.Default, threads: 1);
        double[] scores = new double[6];
        models.Blend.Score(new CustomerHistory([0]), scores);
        Assert.True(scores[4] > scores[5]);
        models.Blend.Score(new CustomerHistory([3]), scores);
        Assert.True(scores[5] > scores[4]);
    }

    private static TrainedModels Fit(Interactions interactions, RelevanceOptions options, int threads) => TrainedModels.Fit(
        interactions, Groups(interactions.CustomerCount), RandomFeatures.Of(interactions.KristalCount, 4), Now, options, threads);

    private static List<RelevanceModel> All(TrainedModels models) =>
        [.. new[] { "prior", "similar", "walk", "content", "blend" }.Select(models.Of).OfType<RelevanceModel>()];

    // Every second customer, and of them every fourth of all.
    private static List<CustomerGroup> Groups(int customers)
    {
        ulong[] halves = [.. Enumerable.Repeat(0x5555_5555_5555_5555UL, (customers + 63) / 64)];
        ulong[] fourths = [.. Enumerable.Repeat(0x1111_1111_1111_1111UL, (customers + 63) / 64)];
        return [new CustomerGroup(-1, halves), new CustomerGroup(0, fourths)];
    }
}
