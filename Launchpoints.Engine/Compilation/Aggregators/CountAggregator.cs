using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many events are selected.</summary>
internal sealed class CountAggregator : CountingAggregator
{
    // Whether there is any event, or none, is found without counting.
    public override bool TryTest(ColumnTest test, int rows, in SelectedEvents selected, PlanScratch scratch, Span<ulong> bits)
    {
        if (test is not RangeTest<double> range || (selected.Events is not null && selected.AreNearlyAll(rows)))
        {
            return false;
        }

        bool any = range is { Low: > 0 and <= 1, High: double.PositiveInfinity };
        if (!any && range is not { Low: <= 0, High: >= 0 and < 1 })
        {
            return false;
        }

        selected.MarkCustomers(scratch.Flags(rows), bits);
        if (!any)
        {
            BitKernels.Complement(bits, rows);
        }

        return true;
    }

    /// <summary>What each customer has of nearly all events: all, less the few that do not count.</summary>
    /// <param name="selected">Nearly all events of a block.</param>
    /// <param name="counts">One a customer; overwritten.</param>
    public static void CountNearlyAll(in SelectedEvents selected, Span<int> counts)
    {
        var events = selected.Events!;
        int[] offsets = events.Order.Offsets;
        for (int row = 0; row < counts.Length; row++)
        {
            counts[row] = offsets[row + 1] - offsets[row];
        }

        CountAll(events.Rows[..selected.First], counts, -1);
        CountAll(events.Rows[selected.End..], counts, -1);
    }

    protected override void Count(in SelectedEvents selected, PlanScratch scratch, Span<int> counts)
    {
        var events = selected.Events!;
        if (selected.AreNearlyAll(counts.Length))
        {
            CountNearlyAll(selected, counts);
            return;
        }

        if (!selected.IsFiltered)
        {
            CountAll(events.Rows.Slice(selected.First, selected.Count), counts, 1);
            return;
        }

        var visitor = new Visitor(counts);
        selected.ForEach(ref visitor);
    }

    protected override int Count(EventBlock events, ReadOnlySpan<int> selected, PlanScratch scratch) => selected.Length;

    private static void CountAll(ReadOnlySpan<ushort> rows, Span<int> counts, int one)
    {
        foreach (ushort row in rows)
        {
            counts[row] += one;
        }
    }

    private readonly ref struct Visitor(Span<int> counts) : IEventVisitor
    {
        private readonly Span<int> _counts = counts;

        public void Visit(int position, int row) => _counts[row]++;
    }
}
