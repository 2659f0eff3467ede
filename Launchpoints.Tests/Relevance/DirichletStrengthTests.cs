using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class DirichletStrengthTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 40)]
    [InlineData(3, 400)]
    public void Fit_OfDrawnGroups_IsTheBestOfAFineGrid(int seed, double strength)
    {
        var groups = Draw(new Random(seed), strength);
        double fitted = DirichletStrength.Fit(groups);
        double best = Enumerable.Range(0, 4_000).Select(i => Math.Exp(Math.Log(1e-2) + (i / 4_000.0 * Math.Log(1e9)))).MaxBy(s => Likelihood(groups, s));
        Assert.InRange(fitted / best, 0.98, 1.02);
        Assert.InRange(fitted / strength, 0.4, 2.5);
    }

    [Fact]
    public void Fit_OfNothing_SaysThatGroupsDoNotDiffer()
    {
        Assert.Equal(DirichletStrength.Most, DirichletStrength.Fit([]));
        Assert.Equal(DirichletStrength.Most, DirichletStrength.Fit([new GroupCounts([0, 0], [0.5, 0.5])]));
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(0.5)]
    [InlineData(7.25)]
    [InlineData(1e6)]
    public void LogGamma_OfANumberAndTheNext_DifferByItsLogarithm(double x) =>
        Assert.Equal(Math.Log(x), LogGamma.Of(x + 1) - LogGamma.Of(x), 1e-12 * (1 + Math.Abs(LogGamma.Of(x + 1))));

    [Fact]
    public void LogGamma_OfWholeNumbers_IsTheLogarithmOfTheFactorial()
    {
        double factorial = 0;
        for (int n = 1; n < 60; n++)
        {
            Assert.Equal(factorial, LogGamma.Of(n), 1e-12 * (1 + factorial));
            factorial += Math.Log(n);
        }

        Assert.Equal(0.5 * Math.Log(Math.PI), LogGamma.Of(0.5), 1e-13);
    }

    // The same likelihood as a product of the chances of one draw after the other (whole counts only), which needs no gamma function.
    private static double Likelihood(List<GroupCounts> groups, double strength)
    {
        double sum = 0;
        foreach (var group in groups)
        {
            int drawn = 0;
            for (int i = 0; i < group.Counts.Length; i++)
            {
                for (int n = 0; n < group.Counts[i]; n++)
                {
                    sum += Math.Log(((strength * group.Expected[i]) + n) / (strength + drawn++));
                }
            }
        }

        return sum;
    }

    private static List<GroupCounts> Draw(Random random, double strength)
    {
        double[] expected = [.. Enumerable.Range(1, 12).Select(i => i / 78.0)];
        return [.. Enumerable.Range(0, 25).Select(_ =>
        {
            double[] counts = new double[12];
            for (int draw = 0; draw < 300; draw++)
            {
                // Pólya's urn: each draw is either new, by the expected shares, or repeats an earlier one.
                double at = random.NextDouble() * (strength + draw);
                int chosen = 0;
                for (; chosen < 11 && (at -= (strength * expected[chosen]) + counts[chosen]) >= 0; chosen++)
                {
                }

                counts[chosen]++;
            }

            return new GroupCounts(counts, expected);
        })];
    }
}
