using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether the local month and day of a date is one of a set of days of the year.</summary>
/// <param name="days">372 truths, at <c>(month − 1) × 31 + day − 1</c>.</param>
/// <param name="clock">Now, and the zone in which month and day are read.</param>
internal sealed class AnniversaryTest(bool[] days, RuleClock clock) : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        words.Clear();
        var dates = (ValueColumn<long>)column;
        var local = LocalDays.Of(clock.Zone);
        for (int row = 0; row < length; row++)
        {
            long date = dates[start + row];
            if (!Sentinel.IsMissing(date))
            {
                var day = DateOnly.FromDayNumber(local.DayNumber(date));
                words[row >> 6] |= (days[((day.Month - 1) * 31) + day.Day - 1] ? 1UL : 0UL) << row;
            }
        }
    }

    // Today is another day from the next local midnight on.
    protected override long Next(Column column, int start, int length) =>
        LocalTime.DayNumber(clock.Now, clock.Zone) is var today && today < DateOnly.MaxValue.DayNumber
            ? Math.Max(LocalTime.Midnight(today + 1, clock.Zone), clock.Now + 1)
            : long.MaxValue;
}
