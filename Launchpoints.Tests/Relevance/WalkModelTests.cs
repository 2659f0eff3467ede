using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class WalkModelTests
{
    private const long Now = 200 * RandomInteractions.Day;

    private static readonly WalkOptions Undamped = new(0.6, 0.4, 0.2, 0, 1, double.PositiveInfinity, 0, 1_000, new Decay(30, 0.5));
    private static readonly WalkOptions Damped = Undamped with { Damping = 0.3, Directions = 64 };

    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Model_OfAnyShape_KeepsTheContract(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        ModelContract.Holds(WalkModel.Fit(interactions, Now, WalkOptions.Default, threads: 2), interactions);
        ModelContract.Holds(WalkModel.Fit(interactions, Now, Undamped with { Neighbours = 3 }, threads: 2), interactions);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Weights_OfAnyShape_AreThoseOfTheDenseFormula(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        foreach (var options in new[] { Undamped, Damped, Damped with { Sharpness = 1.3, ToPerDoubling = 0.1 } })
        {
            var model = WalkModel.Fit(interactions, Now, options, threads: 2);
            double[,] expected = WalkOracle.Weights(interactions, Now, options);
            for (int i = 0; i < interactions.KristalCount; i++)
            {
                for (int j = 0; j < interactions.KristalCount; j++)
                {
                    Assert.Equal(expected[i, j], model.Weight(i, j), 2e-4 * (1 + Math.Abs(expected[i, j])));
                }
            }
        }
    }

    [Theory]
    [InlineData(1, -4)]
    [InlineData(16, 0)]
    [InlineData(32, 1)]
    [InlineData(64, 2)]
    [InlineData(5_000, 6)]
    public void Score_OfACustomerWithMuch_DiscountsPopularKristalsMore(int history, double doublings)
    {
        // All but Kristal 1 are beyond those known, so that only their number says something.
        var interactions = RandomInteractions.Shape("wide");
        var options = Undamped with { Aging = Decay.None, ToPerDoubling = 0.1 };
        var model = WalkModel.Fit(interactions, Now, options, threads: 1);
        double[] scores = new double[interactions.KristalCount];
        model.Score(new CustomerHistory([1, .. Enumerable.Range(1_000, history - 1)]), scores);
        int[] customers = interactions.CustomersByKristal();
        for (int kristal = 0; kristal < scores.Length; kristal++)
        {
            double expected = model.Weight(1, kristal) * Math.Pow(Math.Max(1, customers[kristal]), -0.1 * doublings);
            Assert.Equal(expected, scores[kristal], 1e-6 * (1 + expected));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(20)]
    public void Neighbours_OfEachKristal_AreTheNearestOnes(int most)
    {
        var interactions = RandomInteractions.Shape("wide");
        var all = WalkModel.Fit(interactions, Now, Undamped with { Aging = Decay.None }, threads: 2);
        var some = WalkModel.Fit(interactions, Now, Undamped with { Aging = Decay.None, Neighbours = most }, threads: 2);
        for (int i = 0; i < interactions.KristalCount; i++)
        {
            int[] kept = [.. Enumerable.Range(0, interactions.KristalCount)
                .Where(j => all.Weight(i, j) != 0)
                .OrderByDescending(j => all.Weight(i, j)).ThenBy(j => j)
                .Take(most)];
            for (int j = 0; j < interactions.KristalCount; j++)
            {
                Assert.Equal(kept.Contains(j) ? all.Weight(i, j) : 0, some.Weight(i, j));
            }
        }
    }

    [Fact]
    public void Fit_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        var interactions = RandomInteractions.Draw(5, 400, 150, 3_000);
        var one = WalkModel.Fit(interactions, Now, WalkOptions.Default, threads: 1);
        ModelContract.Same(one, WalkModel.Fit(interactions, Now, WalkOptions.Default, threads: 2), interactions);
        ModelContract.Same(one, WalkModel.Fit(interactions, Now, WalkOptions.Default, threads: 5), interactions);
    }

    [Fact]
    public void Customers_WithMoreKristalsThanCount_AreWalkedPast()
    {
        int many = WalkOptions.MostKristalsOfACustomer + 1;
        int[] customers = [.. Enumerable.Repeat(0, many), 1, 1], kristals = [.. Enumerable.Range(0, many), 3, 4];
        var model = WalkModel.Fit(Interactions.Of(2, many, customers, kristals, []), 0, Undamped, threads: 2);
        Assert.True(model.Weight(3, 4) > 0);
        Assert.Equal(0, model.Weight(3, 5));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Updated_AfterRandomWrites_IsWalkedFromAgainWithTheOldLandscape(int seed)
    {
        // The landscape stays, so popularities must: everyone who gains a Kristal gives up another customer's worth of it. Without exponents and
        // directions there is no landscape left, and the update has to be what training from nothing gives.
        var plain = new WalkOptions(0.5, 0.4, 0.5, 0, 1, double.PositiveInfinity, 0, 5, Decay.None);
        var random = new Random(seed);
        var events = Enumerable.Range(0, 400).Select(_ => (Customer: random.Next(50), Kristal: random.Next(30))).Distinct().ToList();
        var model = WalkModel.Fit(Of(events, 50, 30), Now, plain, threads: 1);
        for (int round = 0; round < 20; round++)
        {
            // Two customers exchange a Kristal each, so that every popularity is what it was.
            var (a, b) = (events[random.Next(events.Count)], events[random.Next(events.Count)]);
            var (newA, newB) = (a with { Kristal = b.Kristal }, b with { Kristal = a.Kristal });
            if (a.Customer == b.Customer || events.Contains(newA) || events.Contains(newB))
            {
                continue;
            }

            var known = Of(events, 50, 30);
            events.Remove(a);
            events.Remove(b);
            events.AddRange([newA, newB]);
            model = model.Updated(known, Of(events, 50, 30), Now, threads: 2);
            var anew = WalkModel.Fit(Of(events, 50, 30), Now, plain, threads: 1);
            for (int i = 0; i < 30; i++)
            {
                for (int j = 0; j < 30; j++)
                {
                    Assert.Equal(anew.Weight(i, j), model.Weight(i, j));
                }
            }
        }
    }

    [Fact]
    public void Updated_WithNewCustomersAndKristals_KnowsThem()
    {
        var before = RandomInteractions.Shape("small");
        var model = WalkModel.Fit(before, Now, WalkOptions.Default, threads: 2);
        int customers = before.CustomerCount, kristals = before.KristalCount;
        var events = Enumerable.Range(0, customers).SelectMany(c => before.KristalsOf(c).ToArray().Select(k => (Customer: c, Kristal: k))).ToList();
        events.AddRange([(customers, 0), (customers, kristals)]);
        var updated = model.Updated(before, Of(events, customers + 1, kristals + 1), Now, threads: 2);
        Assert.Equal(kristals + 1, updated.KristalCount);
        Assert.True(updated.Weight(0, kristals) > 0);
        Assert.True(updated.Weight(kristals, 0) > 0);
        Assert.Equal(model.Weight(4, 5), updated.Weight(4, 5));
        ModelContract.Holds(updated, Of(events, customers + 1, kristals + 1));
        Assert.Throws<ArgumentException>(() => updated.Updated(Of(events, customers + 1, kristals + 1), before, Now, threads: 1));
    }

    private static Interactions Of(List<(int Customer, int Kristal)> events, int customers, int kristals) =>
        Interactions.Of(customers, kristals, [.. events.Select(e => e.Customer)], [.. events.Select(e => e.Kristal)], []);
}
