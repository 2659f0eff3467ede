using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many events are selected.</summary>
internal sealed class CountAggregator : CountingAggregator
{
    protected override void Count(in SelectedEvents selected, PlanScratch scratch, Span<int> counts)
    {
        var events = selected.Events!;
        if (!selected.IsFiltered && events.Count - selected.Count + counts.Length < selected.Count)
        {
            // Nearly all: what each customer has, less the few before and after.
            for (int row = 0; row < counts.Length; row++)
            {
                counts[row] = events.Offsets[row + 1] - events.Offsets[row];
            }

            CountAll(events.Rows.AsSpan(0, selected.First), counts, -1);
            CountAll(events.Rows.AsSpan(selected.End), counts, -1);
            return;
        }

        if (!selected.IsFiltered)
        {
            CountAll(events.Rows.AsSpan(selected.First, selected.Count), counts, 1);
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
