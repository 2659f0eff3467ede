using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on an aggregate over a customer's events of one type.</summary>
/// <param name="type">The ordinal of the event type; −1 when no event of that type was ever seen.</param>
/// <param name="window">The first and the last instant that count, both included; the last is never after now.</param>
/// <param name="where">What an event must pass; null for nothing.</param>
/// <param name="aggregator">What is computed over the events that pass.</param>
/// <param name="test">What is asked of the result.</param>
/// <param name="complement">Whether the complement is asked.</param>
internal sealed class EventNode(
    int index, string path, int type, (long First, long Last) window, PlanNode? where, EventAggregator aggregator, ColumnTest test, bool complement)
    : PlanNode(index, path)
{
    public PlanNode? Where { get; } = where;

    public EventAggregator Aggregator { get; } = aggregator;

    protected override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        var values = Aggregate(rows, scratch);
        test.Evaluate(values, 0, rows.Count, bits);
        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }

    /// <summary>The events of the rows that pass window and filter: bit i is event <paramref name="first"/> + i of the block's events.</summary>
    public Span<ulong> Passing(in RowRange rows, PlanScratch scratch, out EventBlock? events, out int first)
    {
        events = type >= 0 && type < rows.Block!.Events.Length ? rows.Block.Events[type] : null;
        first = events?.Offsets[rows.Start] ?? 0;
        int count = events is null ? 0 : events.Offsets[rows.Start + rows.Count] - first;
        var mask = scratch.Mask(Index, BitKernels.WordsFor(count));
        if (events is null)
        {
            return mask;
        }

        BitKernels.InRange(events.Times.AsSpan(first, count), window.First, window.Last, mask);
        if (Where is not null)
        {
            var range = new RowRange(events.Columns, first, count, rows.Block, events.Kristals);
            BitKernels.And(mask, Where.Evaluate(range, scratch));
        }

        return mask;
    }

    private Column Aggregate(in RowRange rows, PlanScratch scratch)
    {
        var mask = Passing(rows, scratch, out var events, out int first);
        return Aggregator.Aggregate(rows, events, mask, first, scratch, Index);
    }
}
