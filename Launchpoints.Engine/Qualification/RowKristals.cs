using System.Collections.Immutable;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Qualification;

/// <summary>Reads which different Kristals a customer has events with. For one thread; memory is used again for each customer.</summary>
/// <param name="population">The snapshot.</param>
/// <param name="types">The event types that count; empty for any.</param>
/// <param name="window">The first and last instant that count, Unix milliseconds, both included.</param>
internal sealed class RowKristals(PopulationSnapshot population, ImmutableArray<string> types, (long First, long Last) window)
{
    private readonly int[] _types = types.IsEmpty
        ? [.. population.EventTypes.Values]
        : [.. types.Where(population.EventTypes.ContainsKey).Select(t => population.EventTypes[t])];

    private readonly int[] _lastSeen = new int[population.Kristals.Count];
    private int[] _positions = new int[16];
    private int[] _kristals = new int[16];
    private int _count;
    private int _mark;

    /// <summary>The first and last instant that count.</summary>
    public (long First, long Last) Window { get; } = window;

    /// <summary>The Kristals of the customer last read, each once; until the next is read.</summary>
    public ReadOnlySpan<int> Kristals => _kristals.AsSpan(0, _count);

    /// <summary>Reads a customer.</summary>
    /// <param name="row">The customer's row; −1 for none.</param>
    public void Read(int row)
    {
        _count = 0;
        if (row < 0)
        {
            return;
        }

        _mark++;
        var block = population.Blocks[row / CustomerBlock.Size];
        int inside = row % CustomerBlock.Size;
        foreach (int type in _types)
        {
            if (type < block.Events.Length && block.Events[type] is { Kristals: not null } events)
            {
                Read(events, inside);
            }
        }
    }

    /// <summary>Marks the customers of a block with an event that lies in one of two windows and not in the other.</summary>
    /// <param name="block">The block.</param>
    /// <param name="other">The other window.</param>
    /// <param name="rows">Gets a bit a row.</param>
    public void MarkBetween(int block, (long First, long Last) other, Span<ulong> rows)
    {
        foreach (int type in _types)
        {
            var blocks = population.Blocks[block].Events;
            if (type < blocks.Length && blocks[type] is { Kristals: not null } events)
            {
                Mark(events, events.Times.LowerBound(Math.Min(Window.First, other.First)), events.Times.LowerBound(Math.Max(Window.First, other.First)), rows);
                Mark(events, events.Times.UpperBound(Math.Min(Window.Last, other.Last)), events.Times.UpperBound(Math.Max(Window.Last, other.Last)), rows);
            }
        }
    }

    private static void Mark(EventBlock events, int from, int to, Span<ulong> rows)
    {
        for (int position = from; position < to; position++)
        {
            int row = events.Rows[position];
            rows[row >> 6] |= 1UL << row;
        }
    }

    private void Read(EventBlock events, int row)
    {
        if (events.MostOf(row) is var most && most > _positions.Length)
        {
            Array.Resize(ref _positions, Math.Max(most, _positions.Length * 2));
        }

        foreach (int position in _positions.AsSpan(0, events.PositionsOf(row, _positions)))
        {
            int kristal = events.KristalOf(position);
            if (kristal < 0 || _lastSeen[kristal] == _mark || events.Times[position] is var time && (time < Window.First || time > Window.Last))
            {
                continue;
            }

            _lastSeen[kristal] = _mark;
            if (_count == _kristals.Length)
            {
                Array.Resize(ref _kristals, _count * 2);
            }

            _kristals[_count++] = kristal;
        }
    }
}
