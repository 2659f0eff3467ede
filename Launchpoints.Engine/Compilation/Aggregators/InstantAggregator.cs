using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The instant of the earliest, or the latest, selected event; missing without one.</summary>
internal sealed class InstantAggregator(bool latest) : EventAggregator
{
    public override Column Allocate(int rows) => new PackedColumn<long, long, PlainCoding<long>>(new long[rows], default);

    public override void Compute(int rows, in SelectedEvents selected, PlanScratch scratch, Column into)
    {
        var instants = ((IStored<long>)into).Stored.AsSpan(0, rows);
        instants.Fill(Sentinel.Missing<long>());
        if (selected.Events is not { } events)
        {
            return;
        }

        var found = scratch.Codes(rows).AsSpan(0, rows);
        found.Clear();
        if (!selected.IsFiltered && selected.Count == events.Count)
        {
            FromIndex(events, found);
        }
        else if (latest)
        {
            var visitor = new LatestVisitor(events.Rows, found);
            selected.ForEach(ref visitor);
        }
        else
        {
            var visitor = new EarliestVisitor(events.Rows, found);
            selected.ForEach(ref visitor);
        }

        for (int row = 0; row < found.Length; row++)
        {
            if (found[row] > 0)
            {
                instants[row] = events.Times[found[row] - 1];
                found[row] = 0;
            }
        }
    }

    public override void Compute(EventBlock? events, ReadOnlySpan<int> selected, PlanScratch scratch, Column into) =>
        ((IStored<long>)into).Stored[0] = events is null ? Sentinel.Missing<long>() : events.Times[latest ? selected[^1] : selected[0]];

    private void FromIndex(EventBlock events, Span<int> found)
    {
        for (int row = 0; row < found.Length; row++)
        {
            int from = events.Offsets[row], to = events.Offsets[row + 1];
            found[row] = from == to ? 0 : events.Index[latest ? to - 1 : from] + 1;
        }
    }

    // One more than the position, so that zero is none.
    private readonly ref struct LatestVisitor(ushort[] rows, Span<int> found) : IEventVisitor
    {
        private readonly Span<int> _found = found;

        public void Visit(int position) => _found[rows[position]] = position + 1;
    }

    private readonly ref struct EarliestVisitor(ushort[] rows, Span<int> found) : IEventVisitor
    {
        private readonly Span<int> _found = found;

        public void Visit(int position)
        {
            ref int first = ref _found[rows[position]];
            first = first == 0 ? position + 1 : first;
        }
    }
}
