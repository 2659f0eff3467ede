using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether the local month and day of a date is one of a set of days of the year.</summary>
/// <param name="days">372 truths, at <c>(month − 1) × 31 + day − 1</c>.</param>
/// <param name="clock">Now, and the zone in which month and day are read.</param>
internal sealed class AnniversaryTest(bool[] days, RuleClock clock) : ColumnTest
{
    private const long Day = 86_400_000;

    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        words.Clear();
        var local = LocalDays.Of(clock.Zone);
        if (column is PackedColumn<long, ushort, InstantCoding<ushort>> { Coding: { Unit: Day } coding } packed && coding.Base % Day == 0)
        {
            Midnights(packed.Stored.AsSpan(start, length), (int)(coding.Base / Day) - LocalDays.FirstDay, local.PlacesInYear, words);
            return;
        }

        var dates = (ValueColumn<long>)column;
        for (int row = 0; row < length; row++)
        {
            long date = dates[start + row];
            if (!Sentinel.IsMissing(date))
            {
                words[row >> 6] |= (days[local.PlaceInYear(date)] ? 1UL : 0UL) << row;
            }
        }
    }

    // Birthdays are midnights: a table from the day to its place in the year spares the calendar.
    private void Midnights(ReadOnlySpan<ushort> stored, int first, short[] places, Span<ulong> words)
    {
        for (int row = 0; row < stored.Length; row++)
        {
            int day = first + stored[row];
            bool passes = stored[row] != ushort.MaxValue && ((uint)day < (uint)places.Length
                ? days[places[day]]
                : days[LocalDays.Of(clock.Zone).PlaceInYear((day + LocalDays.FirstDay) * Day)]);
            words[row >> 6] |= (passes ? 1UL : 0UL) << row;
        }
    }

    // Today is another day from the next local midnight on.
    protected override long Next(Column column, int start, int length) =>
        LocalTime.DayNumber(clock.Now, clock.Zone) is var today && today < DateOnly.MaxValue.DayNumber
            ? Math.Max(LocalTime.Midnight(today + 1, clock.Zone), clock.Now + 1)
            : long.MaxValue;
}
