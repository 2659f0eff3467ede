using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The instant of the earliest, or the latest, selected event; missing without one.</summary>
internal sealed class InstantAggregator(bool latest) : EventAggregator
{
    public override Column Allocate(int rows) => new PackedColumn<long, int, PositionCoding>(new int[rows], default);

    public override Column Compute(int rows, in SelectedEvents selected, PlanScratch scratch, Column into)
    {
        int[] stored = ((IStored<int>)into).Stored;
        var found = stored.AsSpan(0, rows);
        if (selected.Events is not { } events)
        {
            found.Clear();
            return into;
        }

        if (!selected.IsFiltered && selected.Count == events.Count)
        {
            FromIndex(events, found);
        }
        else if (latest)
        {
            found.Clear();
            var visitor = new LatestVisitor(events.Rows, found);
            selected.ForEach(ref visitor);
        }
        else
        {
            found.Clear();
            var visitor = new EarliestVisitor(events.Rows, found);
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

    private void FromIndex(EventBlock events, Span<int> found)
    {
        for (int row = 0; row < found.Length; row++)
        {
            int from = events.Offsets[row], to = events.Offsets[row + 1];
            found[row] = from == to ? 0 : events.Index[latest ? to - 1 : from] + 1;
        }
    }

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
