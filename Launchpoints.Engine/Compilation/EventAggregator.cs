using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Computes one value a customer from the events that pass.</summary>
internal abstract class EventAggregator
{
    /// <summary>The values of the rows, from index 0.</summary>
    /// <param name="rows">The customers.</param>
    /// <param name="events">Their block's events of the type; null when there are none.</param>
    /// <param name="mask">Bit i: event <paramref name="first"/> + i passes.</param>
    /// <param name="first">The first event of the first row.</param>
    /// <param name="scratch">Where the values are kept.</param>
    /// <param name="node">The node that asks.</param>
    public abstract Column Aggregate(
        in RowRange rows, EventBlock? events, ReadOnlySpan<ulong> mask, int first, PlanScratch scratch, int node);
}

/// <summary>An aggregator whose value is computed customer by customer.</summary>
/// <typeparam name="T"><see cref="double"/> for numbers, <see cref="long"/> for dates.</typeparam>
internal abstract class EventAggregator<T> : EventAggregator
    where T : unmanaged
{
    public sealed override Column Aggregate(
        in RowRange rows, EventBlock? events, ReadOnlySpan<ulong> mask, int first, PlanScratch scratch, int node)
    {
        var column = scratch.Values<T>(node, rows.Count);
        var values = column.Values;
        for (int row = 0; row < rows.Count; row++)
        {
            int from = events is null ? 0 : events.Offsets[rows.Start + row] - first;
            int to = events is null ? 0 : events.Offsets[rows.Start + row + 1] - first;
            values[row] = from == to ? Empty : OfRow(events!, mask, from, to, first);
        }

        return column;
    }

    /// <summary>The value of a customer without events.</summary>
    protected abstract T Empty { get; }

    /// <summary>The value of a customer's events <paramref name="from"/> ≤ i &lt; <paramref name="to"/> (mask positions) that pass.</summary>
    protected abstract T OfRow(EventBlock events, ReadOnlySpan<ulong> mask, int from, int to, int first);
}
