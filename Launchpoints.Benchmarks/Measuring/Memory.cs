namespace Launchpoints.Benchmarks.Measuring;

/// <summary>What this process holds after everything that nobody needs was collected.</summary>
internal static class Memory
{
    public static Dictionary<string, double> Figures()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        var info = GC.GetGCMemoryInfo();
        return new()
        {
            ["heapBytes"] = GC.GetTotalMemory(forceFullCollection: true),
            ["committedBytes"] = info.TotalCommittedBytes,
            ["residentBytes"] = Environment.WorkingSet,
        };
    }
}
