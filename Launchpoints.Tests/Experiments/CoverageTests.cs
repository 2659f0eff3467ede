using System.Globalization;
using Launchpoints.Engine.Experiments;
using Xunit;
using Xunit.Abstractions;

namespace Launchpoints.Tests.Experiments;

/// <summary>Whether intervals of 95% hold the truth as often as they say, in worlds in which the truth is known.</summary>
/// <remarks>1,000 simulations of each world; <c>LAUNCHPOINTS_COVERAGE_SIMULATIONS=20000</c> for more.</remarks>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private static readonly SimulatedLogs[] Worlds =
    [
        new("clicks", 1000, 5, 0.5, 0.15),
        new("rare clicks", 3000, 8, 0.3, 0.05, seed: 2),
        new("large weights", 2000, 10, 0.2, 0.2, seed: 3),
        new("amounts", 2000, 6, 0.4, 0.3, amounts: true, seed: 4),
        new("few customers", 300, 4, 0.6, 0.3, seed: 5),
    ];

    private static readonly int Simulations =
        int.Parse(Environment.GetEnvironmentVariable("LAUNCHPOINTS_COVERAGE_SIMULATIONS") ?? "1000", CultureInfo.InvariantCulture);

    public static TheoryData<string> Names => [.. Worlds.Select(w => w.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Intervals_OfEachMethod_HoldTheTruthAsOftenAsTheySay(string name)
    {
        var world = Worlds.Single(w => w.Name == name);
        var methods = Enum.GetValues<OffPolicyMethod>();
        var (held, leads, refused) = (new int[methods.Length], new int[methods.Length], 0);
        Parallel.For(0, Simulations, run =>
        {
            var (logs, judged, logging) = world.Draw(1000 + run);
            for (int i = 0; i < methods.Length; i++)
            {
                var estimate = OffPolicy.Estimate(logs, judged, methods[i]);
                if (estimate.Reward is not { } reward)
                {
                    Interlocked.Increment(ref refused);
                    continue;
                }

                var comparison = OffPolicy.Compare(logs, [judged, logging], methods[i]);
                double lead = comparison.Best == "judged" ? world.Lead : -world.Lead;
                Interlocked.Add(ref held[i], reward.Holds(world.Truth) ? 1 : 0);
                Interlocked.Add(ref leads[i], comparison.Leads[0].Difference.Holds(lead) ? 1 : 0);
            }
        });

        int counted = Simulations - (refused / methods.Length);
        output.WriteLine($"{name}, seeds 1000 to {999 + Simulations}: {refused / methods.Length} refused");
        Assert.InRange(refused / methods.Length, 0, Simulations / 50);
        for (int i = 0; i < methods.Length; i++)
        {
            double coverage = (double)held[i] / counted, ofLeads = (double)leads[i] / counted;
            output.WriteLine($"{methods[i]}: {coverage:P1} of the rewards, {ofLeads:P1} of the differences");
            Assert.InRange(coverage, 0.93, 0.97);
            Assert.InRange(ofLeads, 0.93, 0.97);
        }
    }

    [Fact]
    public void Logs_ThatHardlyEverShowWhatThePolicyWouldHaveChosen_AreRefused()
    {
        // A hundredth of the choices are the ones that the judged policy mostly makes: the little that is there would look like certainty.
        var world = new SimulatedLogs("too little", 500, 10, 0.2, 0.1, seed: 6);
        int answered = 0;
        Parallel.For(0, Simulations, run =>
        {
            var (logs, judged, logging) = world.Draw(1000 + run);
            var comparison = OffPolicy.Compare(logs, [judged, logging], OffPolicyMethod.SelfNormalised);
            Interlocked.Add(ref answered, comparison.Winner is null ? 0 : 1);
        });
        Assert.InRange(answered, 0, Simulations / 100);
    }
}
