using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Composition;

/// <summary>What composing asks about Kristals again and again, worked out once for all customers of a snapshot. Thread-safe.</summary>
internal sealed class KristalTraits(PopulationSnapshot population)
{
    private ulong[]? _hashes; // made twice at worst, the same both times

    /// <summary>A number for a set of Kristals that does not depend on their order, nor on their rows.</summary>
    public ulong HashOf(IEnumerable<int> rows)
    {
        var hashes = _hashes ??= [.. Enumerable.Range(0, population.Kristals.Count).Select(row => Draw.Hash(population.Kristals.Keys[row]))];
        ulong sum = 0;
        foreach (int row in rows)
        {
            sum += hashes[row];
        }

        return sum;
    }
}
