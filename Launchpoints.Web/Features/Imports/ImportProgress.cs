using System.Collections.Concurrent;

namespace Launchpoints.Web.Features.Imports;

/// <summary>How far running imports are; pages watch it. In memory only: what is final is in the store.</summary>
public sealed class ImportProgress(TimeProvider time)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<int, ImportPosition> positions = new();

    /// <summary>Raised with the import's number, at most four times a second for each, and when it ends; handlers hand over and return.</summary>
    public event Action<int>? Changed;

    /// <summary>Where an import is; null while it does not run.</summary>
    public ImportPosition? Find(int import) => positions.GetValueOrDefault(import);

    internal void Report(int import, long read, long rejected, double fraction)
    {
        long now = time.GetTimestamp();
        if (positions.TryGetValue(import, out var last) && time.GetElapsedTime(last.Timestamp, now) < Between) return;
        positions[import] = new ImportPosition(read, rejected, fraction, now);
        Changed?.Invoke(import);
    }

    internal void End(int import)
    {
        positions.TryRemove(import, out _);
        Changed?.Invoke(import);
    }
}
