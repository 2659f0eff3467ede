namespace Launchpoints.Benchmarks.Servers;

/// <summary>The snapshot file that the product keeps beside its database.</summary>
internal static class SnapshotFile
{
    private const string Pattern = "*.snapshot";

    public static void Remove(string store)
    {
        foreach (string file in Directory.GetFiles(store, Pattern))
        {
            File.Delete(file);
        }
    }

    /// <exception cref="InvalidOperationException">The product wrote none when it was stopped, so there is nothing to measure.</exception>
    public static void Demand(string store)
    {
        if (Directory.GetFiles(store, Pattern).Length == 0)
        {
            throw new InvalidOperationException($"There is no {Pattern} in {store}, although the product was stopped in order.");
        }
    }
}
