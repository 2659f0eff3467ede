using Launchpoints.Benchmarks.Measuring;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>What training everything anew costs for a large catalogue with many customers.</summary>
internal static class CatalogueRun
{
    private const ulong Seed = 1;
    private const int Changed = 1_000;

    /// <summary>Adds the rows.</summary>
    public static void Measure(int customers, int kristals, int events, Report report)
    {
        var interactions = DrawnInteractions.Of(customers, kristals, events, Seed);
        bool isAgreed = (customers, kristals, events) == (1_000_000, 50_000, 10_000_000);
        TrainedModels? trained = null;
        using var memory = PeakMemory.Watch();
        double milliseconds = CpuClock.Milliseconds(1, () => trained = TrainedModels.Fit(
            interactions,
            [],
            KristalFeatures.Of([.. Enumerable.Range(0, kristals).Select(kristal => (string[])[$"decade {kristal / 10}", $"remainder {kristal % 97}"])]),
            DrawnInteractions.AsOf,
            RelevanceOptions.Default,
            Environment.ProcessorCount));
        string size = $"{kristals:N0} Kristals × {customers:N0} customers × {events:N0} events";
        string models = string.Join(", ", trained!.All.Select(m => m.Name));
        report.Add($"{size}: training anew, CPU s", milliseconds / 1_000, isAgreed ? new Target(300, 100) : null, ("models", models), ("pairs", interactions.Count), ("seed", Seed));
        double gibibytes = memory.GiB;
        var fewer = interactions.Only(AllBut(customers, Changed));
        double update = CpuClock.Milliseconds(1, () => trained.Walk.Updated(interactions, fewer, DrawnInteractions.AsOf, Environment.ProcessorCount));
        report.Add($"{size}: training anew ÷ walks that follow {Changed:N0} customers", milliseconds / update, null, ("how", "the customers are erased, evenly spread"), ("CPU s", update / 1_000));
        report.Add($"{size}: resident GiB", gibibytes, isAgreed ? new Target(8, 4) : null, ("how", "the most of the whole process while it did that"));
    }

    private static ulong[] AllBut(int customers, int fewer)
    {
        ulong[] all = new ulong[(customers + 63) / 64];
        Array.Fill(all, ulong.MaxValue);
        for (long i = 0; i < fewer; i++)
        {
            long customer = i * customers / fewer;
            all[customer / 64] &= ~(1UL << (int)(customer % 64));
        }

        return all;
    }
}
