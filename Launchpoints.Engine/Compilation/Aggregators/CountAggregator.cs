using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many events are selected.</summary>
internal sealed class CountAggregator : CountingAggregator
{
    protected override void Count(in SelectedEvents selected, PlanScratch scratch, Span<int> counts)
    {
        var events = selected.Events!;
        if (!selected.IsFiltered && selected.Count == events.Count)
        {
            for (int row = 0; row < counts.Length; row++)
            {
                counts[row] = events.Offsets[row + 1] - events.Offsets[row];
            }

            return;
        }

        var visitor = new Visitor(events.Rows, counts);
        selected.ForEach(ref visitor);
    }

    protected override int Count(EventBlock events, ReadOnlySpan<int> selected, PlanScratch scratch) => selected.Length;

    private readonly ref struct Visitor(ushort[] rows, Span<int> counts) : IEventVisitor
    {
        private readonly Span<int> _counts = counts;

        public void Visit(int position) => _counts[rows[position]]++;
    }
}
