namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// Keeps the snapshot file near the store: soon after much has changed, now and then after little, and when the console stops. What is written is an
/// immutable state, so nobody waits for it; what came after it is caught up with at the next start.
/// </summary>
public sealed class PopulationKeeper(LiveWorkspace live, PopulationFile file, Readiness readiness, TimeProvider time, ILogger<PopulationKeeper> log) : BackgroundService
{
    // Rows that take noticeably long to catch up with.
    private const long Much = 20_000;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(10);

    // However much changes, at most so much of the time goes into writing.
    private const int Rest = 20;

    private readonly SemaphoreSlim changed = new(0);
    private TimeSpan lastTook = TimeSpan.Zero;
    private long lastWritten;

    /// <summary>Writes the file, unless it is of the latest state already.</summary>
    internal bool Write(CancellationToken ct)
    {
        var state = live.Current;
        if (file.Mark == state.Mark) return false;
        long began = time.GetTimestamp();
        try
        {
            return file.Write(state.Mark, state.Population, ct);
        }
        finally
        {
            lastWritten = time.GetTimestamp();
            lastTook = time.GetElapsedTime(began, lastWritten);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!readiness.IsReady) return;
        try
        {
            Write(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            log.LogWarning(e, "The snapshot file could not be written; the next start reads the store.");
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        lastWritten = time.GetTimestamp();
        live.Changed += OnChanged;
        try
        {
            while (true)
            {
                if (Due() is not { } due)
                {
                    await changed.WaitAsync(stoppingToken);
                }
                else if (due > TimeSpan.Zero)
                {
                    await changed.WaitAsync(due, stoppingToken); // what comes meanwhile may make it due sooner
                }
                else
                {
                    await Task.Delay(Settling, time, stoppingToken);
                    await Task.Run(() => WriteOrLog(stoppingToken), stoppingToken);
                }
            }
        }
        finally
        {
            live.Changed -= OnChanged;
        }
    }

    private void OnChanged(WorkspaceState state)
    {
        if (changed.CurrentCount == 0) changed.Release();
    }

    /// <summary>How long until the file is to be written; null while it is of the latest state.</summary>
    private TimeSpan? Due()
    {
        var (kept, now) = (file.Mark, live.Current.Mark);
        if (kept == now) return null;
        bool much = kept is null || now.Changes - kept.Changes + now.NextEvent - kept.NextEvent >= Much;
        var pause = much ? lastTook * Rest : TimeSpan.FromTicks(Math.Max(Seldom.Ticks, (lastTook * Rest).Ticks));
        return pause - time.GetElapsedTime(lastWritten);
    }

    private void WriteOrLog(CancellationToken ct)
    {
        try
        {
            Write(ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "The snapshot file could not be written; it is tried again later, and until then a start reads the store.");
        }
    }
}
