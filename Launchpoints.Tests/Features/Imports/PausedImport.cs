using Launchpoints.Web.Features.Imports;

namespace Launchpoints.Tests.Features.Imports;

/// <summary>Stops the next import of a console in the middle of its rows, inside its transaction, until it is let go.</summary>
internal sealed class PausedImport : IDisposable
{
    private readonly ImportProgress progress;
    private readonly TaskCompletionSource<ImportPosition> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim released = new();

    public PausedImport(ImportProgress progress)
    {
        this.progress = progress;
        progress.Changed += OnChanged;
    }

    /// <summary>Where it stands; comes once it does.</summary>
    public Task<ImportPosition> Reached => reached.Task.WaitAsync(TimeSpan.FromMinutes(1));

    public void Release() => released.Set();

    public void Dispose()
    {
        progress.Changed -= OnChanged;
        Release();
    }

    // Raised on the thread that loads the rows.
    private void OnChanged(int import)
    {
        if (progress.Find(import) is not { Read: > 0 } position || !reached.TrySetResult(position)) return;
        released.Wait(TimeSpan.FromMinutes(2));
    }
}
