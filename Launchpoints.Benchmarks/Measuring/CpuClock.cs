namespace Launchpoints.Benchmarks.Measuring;

/// <summary>Processor time of this process: user and system, of all threads, so that collecting garbage and compiling count too.</summary>
internal static class CpuClock
{
    /// <summary>Milliseconds of processor time for the work once.</summary>
    /// <param name="times">How often it is done.</param>
    /// <param name="work">What is measured.</param>
    public static double Milliseconds(int times, Action work)
    {
        // What others left behind is not charged to this work.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < times; i++)
        {
            work();
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;
    }

    /// <summary>Does the work over and over for a second, so that what is compiled while it runs has been.</summary>
    public static void RunIn(Action work)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(1))
        {
            work();
        }
    }
}
