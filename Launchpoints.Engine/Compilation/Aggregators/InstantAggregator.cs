using System.Numerics;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The instant of the earliest, or the latest, selected event; missing without one.</summary>
internal sealed class InstantAggregator(bool latest) : EventAggregator
{
    public override Column Allocate(int rows) => new PackedColumn<long, int, PositionCoding>(new int[rows], default);

    // Of nearly all events: the last one is not after an instant where there is one, and none after it. Those after it are fewer than all.
    public override bool TryTest(ColumnTest test, int rows, in SelectedEvents selected, PlanScratch scratch, Span<ulong> bits)
    {
        long? high = test switch
        {
            SpanTest { Low: TimeSpans.Earliest } span => span.High,
            RangeTest<long> { Low: TimeSpans.Earliest } range => range.High,
            _ => null,
        };
        if (!latest || high is not { } instant || selected.Events is not { } events || !selected.AreNearlyAll(rows))
        {
            return false;
        }

        var counts = scratch.Counts(rows);
        CountAggregator.CountNearlyAll(selected, counts);
        int after = Math.Clamp(events.Times.UpperBound(instant), selected.First, selected.End);
        foreach (ushort row in events.Rows[after..selected.End])
        {
            counts[row] = 0;
        }

        CompareKernels.InRange(counts, 1, int.MaxValue, bits);
        return true;
    }

    public override Column Compute(int rows, in SelectedEvents selected, PlanScratch scratch, Column into)
    {
        int[] stored = ((IStored<int>)into).Stored;
        var found = stored.AsSpan(0, rows);
        if (selected.Events is not { } events)
        {
            found.Clear();
            return into;
        }

        int passedOver = latest ? events.Count - selected.End : selected.First;
        if (!selected.IsFiltered && passedOver + (2 * rows) < selected.Count)
        {
            var positions = events.Order.Positions;
            switch (positions.Narrow, latest)
            {
                case ({ } narrow, true):
                    LastOf(narrow, selected, found);
                    break;
                case ({ } narrow, false):
                    FirstOf(narrow, selected, found);
                    break;
                case (null, true):
                    LastOf(positions.Wide!, selected, found);
                    break;
                default:
                    FirstOf(positions.Wide!, selected, found);
                    break;
            }
        }
        else if (latest)
        {
            found.Clear();
            var visitor = new LatestVisitor(found);
            selected.ForEach(ref visitor);
        }
        else
        {
            found.Clear();
            var visitor = new EarliestVisitor(found);
            selected.ForEach(ref visitor);
        }

        return new PackedColumn<long, int, PositionCoding>(stored, new PositionCoding(events.Times));
    }

    public override Column Compute(EventBlock? events, ReadOnlySpan<int> selected, PlanScratch scratch, Column into)
    {
        int[] stored = ((IStored<int>)into).Stored;
        stored[0] = events is null ? 0 : (latest ? selected[^1] : selected[0]) + 1;
        return new PackedColumn<long, int, PositionCoding>(stored, new PositionCoding(events?.Times));
    }

    // Of most of the events: each customer's last one, and from there back past those after the stretch. Who has no event is nobody's guess, so that
    // there is no branch on it.
    private static void LastOf<TPosition>(TPosition[] index, in SelectedEvents selected, Span<int> found)
        where TPosition : unmanaged, IBinaryInteger<TPosition>
    {
        int[] offsets = selected.Events!.Order.Offsets;
        int first = selected.First, end = selected.End, from = offsets[0];
        for (int row = 0; row < found.Length; row++)
        {
            int to = offsets[row + 1], place = Math.Max(to - 1, 0);
            int position = int.CreateTruncating(index[place]);
            while (position >= end && place > from)
            {
                position = int.CreateTruncating(index[--place]);
            }

            found[row] = (from < to) & (position >= first) & (position < end) ? position + 1 : 0;
            from = to;
        }
    }

    // The same for each customer's first one.
    private static void FirstOf<TPosition>(TPosition[] index, in SelectedEvents selected, Span<int> found)
        where TPosition : unmanaged, IBinaryInteger<TPosition>
    {
        int[] offsets = selected.Events!.Order.Offsets;
        int first = selected.First, end = selected.End, from = offsets[0];
        for (int row = 0; row < found.Length; row++)
        {
            int to = offsets[row + 1], place = Math.Min(from, index.Length - 1);
            int position = int.CreateTruncating(index[place]);
            while (position < first && place + 1 < to)
            {
                position = int.CreateTruncating(index[++place]);
            }

            found[row] = (from < to) & (position >= first) & (position < end) ? position + 1 : 0;
            from = to;
        }
    }

    private readonly ref struct LatestVisitor(Span<int> found) : IEventVisitor
    {
        private readonly Span<int> _found = found;

        public void Visit(int position, int row) => _found[row] = position + 1;
    }

    private readonly ref struct EarliestVisitor(Span<int> found) : IEventVisitor
    {
        private readonly Span<int> _found = found;

        public void Visit(int position, int row)
        {
            // Whether it is the customer's first could not be foreseen, so that it is not branched on: 0 becomes the largest number.
            ref int first = ref _found[row];
            first = (int)Math.Min((uint)first - 1, (uint)position) + 1;
        }
    }
}
