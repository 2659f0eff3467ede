using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether the local month and day of a date is one of a set of days of the year.</summary>
/// <param name="days">372 truths, at <c>(month − 1) × 31 + day − 1</c>.</param>
/// <param name="clock">Now, and the zone in which month and day are read.</param>
internal sealed class AnniversaryTest(bool[] days, RuleClock clock) : ColumnTest
{
    private const long Day = 86_400_000;

    private byte[]? _passing; // for each day of LocalDays.PlacesInYear; made when first needed, twice at worst

    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        var local = LocalDays.Of(clock.Zone);
        if (column is PackedColumn<long, ushort, InstantCoding<ushort>> { Coding: { Unit: Day } coding } packed && coding.Base % Day == 0
            && (int)(coding.Base / Day) - LocalDays.FirstDay is var first and >= 0 && first + ushort.MaxValue < local.PlacesInYear.Length)
        {
            // Birthdays are midnights: a table of all days spares the calendar. What stands for missing is a day in it, too.
            var passing = _passing ??= PassingOf(local.PlacesInYear);
            CompareKernels.InWholeTable(packed.Stored.AsSpan(start, length), passing.AsSpan(first), words);
            Span<ulong> present = stackalloc ulong[CustomerBlock.Words];
            packed.ArePresent(start, length, present[..words.Length]);
            BitKernels.And(words, present);
            return;
        }

        var dates = new Dates((ValueColumn<long>)column, start, local, days);
        CompareKernels.Where(length, ref dates, words);
    }

    private byte[] PassingOf(short[] places)
    {
        var passing = new byte[places.Length];
        for (int day = 0; day < passing.Length; day++)
        {
            passing[day] = days[places[day]] ? (byte)1 : (byte)0;
        }

        return passing;
    }

    // Today is another day from the next local midnight on.
    protected override long Next(Column column, int start, int length) =>
        LocalTime.DayNumber(clock.Now, clock.Zone) is var today && today < DateOnly.MaxValue.DayNumber
            ? Math.Max(LocalTime.Midnight(today + 1, clock.Zone), clock.Now + 1)
            : long.MaxValue;

    private readonly struct Dates(ValueColumn<long> dates, int start, LocalDays local, bool[] days) : IRowTest
    {
        public bool Holds(int row) => dates[start + row] is var date && !Sentinel.IsMissing(date) && days[local.PlaceInYear(date)];
    }
}
