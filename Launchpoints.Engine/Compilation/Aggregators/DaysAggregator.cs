using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many different local calendar days the selected events fall on.</summary>
internal sealed class DaysAggregator(TimeZoneInfo zone) : CountingAggregator
{
    protected override void Count(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Span<int> counts)
    {
        var days = LocalDays.Of(zone);
        var block = events.Events!;
        int row = -1, latest = 0;
        HashSet<int> seen = [];
        for (int i = BitKernels.NextSet(selected, 0, events.Count); i >= 0; i = BitKernels.NextSet(selected, i + 1, events.Count))
        {
            int day = days.DayNumber(block.Times[events.Start + i]);
            int owner = block.Rows[events.Start + i] - rows.Start;
            if (owner != row)
            {
                (row, latest) = (owner, day);
                counts[row] = 1;
                seen.Clear();
                seen.Add(day);
            }
            else if (day != latest)
            {
                // A set rather than a comparison with the former day alone: where clocks go back at midnight a day comes twice.
                latest = day;
                counts[row] += seen.Add(day) ? 1 : 0;
            }
        }
    }
}
