using Launchpoints.Engine.Experiments;
using Xunit;

namespace Launchpoints.Tests.Experiments;

public sealed class OffPolicyTests
{
    [Fact]
    public void Estimates_OfASmallLog_AreWhatOneComputesByHand()
    {
        // 200 customers twice over: choice A (chance 0.8) brings 1 to each, choice B (chance 0.2) brings 1 to every second.
        int[] customers = [.. Enumerable.Range(0, 1000)];
        bool[] isB = [.. customers.Select(c => c % 5 == 0)];
        double[] rewards = [.. customers.Select(c => isB[c] ? c % 10 == 0 ? 1.0 : 0.0 : 1.0)];
        double[] propensities = [.. isB.Select(b => b ? 0.2 : 0.8)];
        double[] predicted = [.. isB.Select(b => b ? 0.4 : 0.9)];
        var logs = new LoggedChoices(customers, rewards, propensities, predicted);
        var alwaysB = new JudgedPolicy("always B", isB.Select(b => b ? 1.0 : 0.0), customers.Select(_ => 0.4));

        // Weights are 5 for 200 of 1,000, of whom 100 are rewarded.
        Assert.Equal(100 * 5 / 1000.0, Reward(OffPolicyMethod.InversePropensity), 12);
        Assert.Equal(100 * 5 / (200 * 5.0), Reward(OffPolicyMethod.SelfNormalised), 12);
        Assert.Equal(0.4 + (((100 * 5 * (1 - 0.4)) + (100 * 5 * (0 - 0.4))) / 1000), Reward(OffPolicyMethod.DoublyRobust), 12);

        var estimate = OffPolicy.Estimate(logs, alwaysB, OffPolicyMethod.InversePropensity);
        Assert.Equal(200, estimate.EffectiveChoices, 9);
        Assert.Equal(200, estimate.EffectiveCustomers, 9);
        Assert.Equal(1, estimate.MeanWeight!.Value.Value, 12);
        Assert.Null(estimate.Problem);

        // Every customer adds 5 (100 of them) or nothing (900): the plain standard error, a touch wider for the skewness.
        double plain = 1.96 * Math.Sqrt((100 * 25 / 1000.0) - 0.25) / Math.Sqrt(1000);
        Assert.InRange(estimate.Reward!.Value.High - estimate.Reward.Value.Low, 2 * plain, 2.3 * plain);

        double Reward(OffPolicyMethod method) => OffPolicy.Estimate(logs, alwaysB, method).Reward!.Value.Value;
    }

    [Fact]
    public void Choices_OfOneCustomer_CountAsOneObservation()
    {
        // The same 100 customers once, and each of them ten times over: nothing more is known.
        var once = Logs(1);
        var often = Logs(10);
        Assert.Equal(Width(once), Width(often), 9);

        static (LoggedChoices, JudgedPolicy) Logs(int times)
        {
            int[] customers = [.. Enumerable.Range(0, 400 * times).Select(i => i / times)];
            return (
                new LoggedChoices(customers, customers.Select(c => c % 3 == 0 ? 1.0 : 0.0), customers.Select(c => c % 2 == 0 ? 0.5 : 0.5)),
                new JudgedPolicy("p", customers.Select(c => c % 2 == 0 ? 0.9 : 0.1)));
        }

        static double Width((LoggedChoices Logs, JudgedPolicy Policy) of)
        {
            var reward = OffPolicy.Estimate(of.Logs, of.Policy, OffPolicyMethod.InversePropensity).Reward!.Value;
            return reward.High - reward.Low;
        }
    }

    [Fact]
    public void Logs_WithWrongPropensities_AreRefused()
    {
        // Everybody was shown the one choice that was said to have a chance of a half.
        int[] customers = [.. Enumerable.Range(0, 500)];
        var logs = new LoggedChoices(customers, customers.Select(c => c % 2 * 1.0), customers.Select(c => 0.4 + (0.2 * (c % 2))));
        var estimate = OffPolicy.Estimate(logs, new JudgedPolicy("p", customers.Select(_ => 1.0)), OffPolicyMethod.SelfNormalised);
        Assert.Equal(OffPolicyProblems.PropensitiesDoNotFit, estimate.Problem);
        Assert.Null(estimate.Reward);
    }

    [Theory]
    [InlineData(29, 1.0, OffPolicyMethod.InversePropensity, OffPolicyProblems.TooFewCustomers)]
    [InlineData(99, 1.0, OffPolicyMethod.InversePropensity, OffPolicyProblems.TooLittleOverlap)]
    [InlineData(200, 1.0, OffPolicyMethod.DoublyRobust, OffPolicyProblems.NoRewardModel)]
    [InlineData(200, 0.0, OffPolicyMethod.SelfNormalised, OffPolicyProblems.TooFewRewards)]
    [InlineData(200, 1.0, OffPolicyMethod.SelfNormalised, null)]
    public void Estimate_SaysWhatIsMissing_BeforeItSaysANumber(int customers, double reward, OffPolicyMethod method, string? problem)
    {
        int[] keys = [.. Enumerable.Range(0, customers)];
        var logs = new LoggedChoices(keys, keys.Select(k => k % 2 == 0 ? reward : 0), keys.Select(_ => 1.0));
        var estimate = OffPolicy.Estimate(logs, new JudgedPolicy("p", keys.Select(_ => 1.0)), method);
        Assert.Equal(problem, estimate.Problem);
        Assert.Equal(problem is null, estimate.Reward is not null);
    }

    [Fact]
    public void Comparison_OfPoliciesThatAreAlike_NamesNoWinner()
    {
        int[] customers = [.. Enumerable.Range(0, 600)];
        double[] chances = [.. customers.Select(c => c % 2 == 0 ? 0.5 : 0.5)];
        var logs = new LoggedChoices(customers, customers.Select(c => c % 3 == 0 ? 1.0 : 0.0), chances);
        var even = new JudgedPolicy("even", customers.Select(c => c % 2 == 0 ? 0.6 : 0.4));
        var same = OffPolicy.Compare(logs, [new JudgedPolicy("a", chances), even], OffPolicyMethod.SelfNormalised);
        Assert.Null(same.Winner);
        Assert.Equal(OffPolicyProblems.TooClose, same.Refusal);
    }

    [Fact]
    public void Comparison_OfAPolicyThatIsFarAhead_NamesIt()
    {
        // Only even customers are rewarded, and the first policy chooses what they were shown.
        int[] customers = [.. Enumerable.Range(0, 2000)];
        var logs = new LoggedChoices(customers, customers.Select(c => c % 2 == 0 ? 1.0 : 0.0), customers.Select(_ => 0.5));
        var comparison = OffPolicy.Compare(
            logs,
            [
                new JudgedPolicy("worse", customers.Select(c => c % 2 == 0 ? 0.1 : 0.9)),
                new JudgedPolicy("better", customers.Select(c => c % 2 == 0 ? 0.9 : 0.1)),
                new JudgedPolicy("logging", customers.Select(_ => 0.5)),
            ],
            OffPolicyMethod.InversePropensity);
        Assert.Equal("better", comparison.Winner);
        Assert.Null(comparison.Refusal);
        Assert.Equal(["worse", "logging"], comparison.Leads.Select(l => l.Policy));
        Assert.Equal(0.8, comparison.Leads[0].Difference.Value, 12);
        Assert.Equal(0.975, comparison.Leads[0].Difference.Level, 12);
    }

    [Fact]
    public void Logs_WithAValueOutOfRange_NameTheFirst()
    {
        var mistake = Assert.Throws<ArgumentException>(() => new LoggedChoices([1, 2], [0, 1], [0.5, 0]));
        Assert.Contains("'propensities' at 1", mistake.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new LoggedChoices([1], [double.NaN], [0.5]));
        Assert.Throws<ArgumentException>(() => new LoggedChoices([1], [0, 1], [0.5]));
        Assert.Throws<ArgumentException>(() => new JudgedPolicy("p", [1.5]));
    }

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.575829303548901)]
    [InlineData(0.5, 0)]
    [InlineData(1e-9, -5.997807015007686)]
    public void NormalQuantile_AtKnownPlaces_IsRight(double probability, double expected) =>
        Assert.Equal(expected, Quantiles.Normal(probability), 12);

    [Theory]
    [InlineData(10, 2.228138851964939, 4)]
    [InlineData(30, 2.042272456301238, 6)]
    [InlineData(1000, 1.962339080826, 10)]
    public void StudentQuantile_AtKnownPlaces_IsRight(int freedom, double expected, int digits) =>
        Assert.Equal(expected, Quantiles.StudentT(0.975, freedom), digits);
}
