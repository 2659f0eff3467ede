namespace Launchpoints.Benchmarks.Measuring;

/// <summary>The most memory that this process has resident while something is done, looked at every few milliseconds.</summary>
internal sealed class PeakMemory : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _looks;
    private long _bytes;

    private PeakMemory()
    {
        _looks = new Thread(Look) { IsBackground = true };
        _looks.Start();
    }

    /// <summary>Begins to look, after everything that nobody needs was given back.</summary>
    public static PeakMemory Watch()
    {
        Memory.Figures();
        return new PeakMemory();
    }

    /// <summary>What was most so far, GiB.</summary>
    public double GiB => Interlocked.Read(ref _bytes) / (double)(1L << 30);

    public void Dispose()
    {
        _stop.Cancel();
        _looks.Join();
        _stop.Dispose();
    }

    private void Look()
    {
        do
        {
            Interlocked.Exchange(ref _bytes, Math.Max(Interlocked.Read(ref _bytes), Environment.WorkingSet));
        }
        while (!_stop.Token.WaitHandle.WaitOne(Between));
    }
}
