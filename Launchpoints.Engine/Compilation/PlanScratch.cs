using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The memory that one thread evaluates a plan in: every node's last bitmap, and the values that event conditions computed.</summary>
/// <remarks>Kept from block to block, so that a pass over the population allocates once. Bounded by nodes × block size.</remarks>
internal sealed class PlanScratch(int nodes)
{
    private readonly ulong[]?[] _bits = new ulong[]?[nodes];
    private readonly Column?[] _values = new Column?[nodes];
    private readonly ulong[]?[] _masks = new ulong[]?[nodes];

    /// <summary>The bitmap of a node, at least <paramref name="words"/> long; cut to that.</summary>
    public Span<ulong> Bits(int node, int words) => Rent(ref _bits[node], words);

    /// <summary>The mask of events that an event condition counts.</summary>
    public Span<ulong> Mask(int node, int words) => Rent(ref _masks[node], words);

    /// <summary>A column for the values of an event condition, at least <paramref name="rows"/> long.</summary>
    public ValueColumn<T> Values<T>(int node, int rows)
        where T : unmanaged
    {
        if (_values[node] is not ValueColumn<T> column || column.Length < rows)
        {
            _values[node] = column = new ValueColumn<T>(new T[rows]);
        }

        return column;
    }

    /// <summary>The values that an event condition computed last; null for other nodes.</summary>
    public Column? Computed(int node) => _values[node];

    private static Span<ulong> Rent(ref ulong[]? words, int length)
    {
        if (words is null || words.Length < length)
        {
            words = new ulong[length];
        }

        return words.AsSpan(0, length);
    }
}
