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

    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        var local = LocalDays.Of(clock.Zone);
        if (column is PackedColumn<long, ushort, InstantCoding<ushort>> { Coding: { Unit: Day } coding } packed && coding.Base % Day == 0
            && (int)(coding.Base / Day) - LocalDays.FirstDay is var first and >= 0 && first + ushort.MaxValue < local.PlacesInYear.Length)
        {
            // Birthdays are midnights: a table from the day to its place in the year spares the calendar.
            Midnights(packed.Stored.AsSpan(start, length), local.PlacesInYear.AsSpan(first), words);
            return;
        }

        var dates = new Dates((ValueColumn<long>)column, start, local, days);
        CompareKernels.Where(length, ref dates, words);
    }

    private void Midnights(ReadOnlySpan<ushort> stored, ReadOnlySpan<short> places, Span<ulong> words)
    {
        Span<bool> held = stackalloc bool[64];
        for (int word = 0; word < words.Length; word++)
        {
            var some = stored[(word << 6)..Math.Min((word + 1) << 6, stored.Length)];
            for (int i = 0; i < some.Length; i++)
            {
                held[i] = days[places[some[i]]] & (some[i] != ushort.MaxValue);
            }

            words[word] = some.Length == 64 ? CompareKernels.Pack(held) : CompareKernels.Pack(held) & ((1UL << some.Length) - 1);
        }
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
