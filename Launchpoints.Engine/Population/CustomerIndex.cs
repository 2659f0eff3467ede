using System.Collections.Concurrent;

namespace Launchpoints.Engine.Population;

/// <summary>Finds a customer's row by key. Shared by all snapshots: a snapshot ignores rows it does not have.</summary>
/// <remarks>One writer at a time, any number of readers. Erasing a customer takes the key out at once, for every snapshot.</remarks>
internal sealed class CustomerIndex
{
    private readonly ConcurrentDictionary<string, int> _rows = new(StringComparer.Ordinal);

    public int Find(string key) => _rows.TryGetValue(key, out int row) ? row : -1;

    public void Set(string key, int row) => _rows[key] = row;

    public void Remove(string key) => _rows.TryRemove(key, out _);
}
