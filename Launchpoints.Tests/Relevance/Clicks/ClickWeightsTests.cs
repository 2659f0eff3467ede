using Launchpoints.Engine.Relevance.Clicks;
using Xunit;

namespace Launchpoints.Tests.Relevance.Clicks;

/// <summary>Pages drawn from a world where it is known what customers go by.</summary>
public sealed class ClickWeightsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Learn_WhereOnePartCountsMore_FindsThatItDoes(int seed)
    {
        var weights = ClickWeights.Learn(World(seed, 4_000, customers: 1_000, [0.5, 2, 0.5]), 3);
        Assert.True(weights.Serves);
        Assert.True(weights.Factors[1] > 2 * weights.Factors[0], string.Join(", ", weights.Factors));
        Assert.True(weights.Factors[1] > 2 * weights.Factors[2], string.Join(", ", weights.Factors));
        Assert.All(weights.Factors, factor => Assert.InRange(factor, 0.1, 10));
    }

    [Fact]
    public void Learn_WhereAllPartsCountAlike_HardlyEverSaysOtherwise()
    {
        int serves = Enumerable.Range(0, 40).Count(seed => ClickWeights.Learn(World(seed, 600, customers: 300, [1, 1]), 2).Serves);
        Assert.InRange(serves, 0, 4); // one in forty by chance
    }

    [Fact]
    public void Learn_WhereOnlyThePlaceCounts_LeavesThePartsAlone()
    {
        var weights = ClickWeights.Learn(World(4, 2_000, customers: 500, [0, 0]), 2);
        Assert.Equal([1, 1], weights.Serves ? [] : weights.Factors);
    }

    [Fact]
    public void Learn_APartThatSaysTheSameOfAllCards_CountsWhatItDid()
    {
        var weights = ClickWeights.Learn(World(7, 2_000, customers: 500, [0.5, 2, 0], still: 2), 3);
        Assert.True(weights.Serves);
        Assert.InRange(weights.Factors[2], 0.5, 1.5);
    }

    [Fact]
    public void Learn_FromTooFewCustomers_LeavesThePartsAlone()
    {
        var weights = ClickWeights.Learn(World(5, 4_000, ClickWeights.LeastCustomers - 1, [0.2, 3]), 2);
        Assert.False(weights.Serves);
        Assert.Equal([1.0, 1.0], weights.Factors);
        Assert.Equal(ClickWeights.LeastCustomers - 1, weights.Customers);
    }

    [Fact]
    public void Learn_PagesThatTellNothing_AreNotCounted()
    {
        ShownPage[] pages = [new(1, 1, [[1.0], [2.0]], [true, true]), new(2, 2, [[1.0], [2.0]], [false, false]), new(3, 3, [], []), new(4, 4, [[1.0], [2.0]], [true, false])];
        var weights = ClickWeights.Learn(pages, 1);
        Assert.Equal((1, 1, false), (weights.Pages, weights.Customers, weights.Serves));
        Assert.Throws<ArgumentException>(() => ClickWeights.Learn(pages, 2));
        Assert.Throws<ArgumentException>(() => ClickWeights.Learn([new(1, 1, [[1.0], [2.0]], [true])], 1));
    }

    [Fact]
    public void Logit_AtItsSummit_GivesNothingMoreInAnyDirection()
    {
        var pages = World(6, 300, customers: 250, [0.4, 1.5]).Where(page => page.Tells).ToList();
        var fitted = ConditionalLogit.FitFactors(pages, [1, 1], common: 0.5, ridge: 3);
        double Penalised(double[] factors)
        {
            var moved = ConditionalLogit.FitFactors(pages, factors, common: 1, ridge: 1e12); // the factors as given, the places fitted
            return pages.Sum(page => moved.LogLikelihood(page, factors)) - factors.Sum(factor => 1.5 * Math.Pow(Math.Log(factor / 0.5), 2));
        }

        double best = Penalised(fitted.Factors);
        foreach (double[] step in new double[][] { [0.2, 0], [-0.2, 0], [0, 0.2], [0, -0.2], [0.1, 0.1], [-0.1, -0.1] })
        {
            Assert.True(Penalised([.. fitted.Factors.Zip(step, (f, s) => f * Math.Exp(s))]) < best, string.Join(", ", step));
        }
    }

    // Each card is gone on to by its parts, by its place, and by chance; the shown order follows the parts alike, as a blend would have it.
    private static List<ShownPage> World(int seed, int pages, int customers, double[] counts, int still = -1)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, pages).Select(page =>
            {
                double[][] parts = [.. Enumerable.Range(0, 10).Select(_ => counts.Select((_, part) => part == still ? 0.3 + (random.NextDouble() * 1e-4) : random.NextDouble() * 2).ToArray()).OrderByDescending(card => card.Sum())];
                bool[] chosen = [.. parts.Select((card, place) => random.NextDouble() < 1 / (1 + Math.Exp(3.5 + (0.2 * place) - card.Zip(counts, (part, count) => part * count).Sum())))];
                return new ShownPage(page % customers, page, parts, chosen);
            }),
        ];
    }
}
