using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many different local calendar days the events that pass fall on.</summary>
internal sealed class DaysAggregator(TimeZoneInfo zone) : EventAggregator<double>
{
    protected override double Empty => 0;

    protected override double OfRow(EventBlock events, ReadOnlySpan<ulong> mask, int from, int to, int first)
    {
        // A set rather than a comparison with the former day: where clocks go back at midnight a day comes twice.
        HashSet<int>? days = null;
        for (int i = BitKernels.NextSet(mask, from, to); i >= 0; i = BitKernels.NextSet(mask, i + 1, to))
        {
            (days ??= []).Add(LocalTime.DayNumber(events.Times[first + i], zone));
        }

        return days?.Count ?? 0;
    }
}
