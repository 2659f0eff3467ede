using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>What one customer holds and had to do with; read when first asked for. For one thread.</summary>
/// <param name="population">The population that holds the customer.</param>
/// <param name="row">The customer's row there.</param>
/// <param name="table">The real Kristals, also for a made-up customer.</param>
/// <param name="settings">Which event types hold and release.</param>
/// <param name="asOf">The instant, Unix milliseconds.</param>
internal sealed class CustomerKristals(PopulationSnapshot population, int row, KristalTable table, WorkspaceSettings settings, long asOf)
{
    private HashSet<int>? _held;
    private int[]? _history;

    /// <summary>Nobody's: as of somebody without any event.</summary>
    public static CustomerKristals Nobody(KristalTable table) =>
        new(PopulationSnapshot.Empty, -1, table, WorkspaceSettings.Default, 0);

    /// <summary>The Kristal rows that the customer holds.</summary>
    public HashSet<int> Held => _held ??= row < 0 ? [] : Holdings.Of(population, row, settings, asOf);

    /// <summary>What the customer had to do with, as models know it: columns, ascending.</summary>
    /// <param name="models">The same at every call.</param>
    public int[] History(ServedModels models) => _history ??= row < 0 ? [] : models.HistoryOf(population, row, table, asOf);
}
