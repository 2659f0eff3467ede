using System.Runtime.CompilerServices;

namespace Launchpoints.Engine.Schema;

/// <summary>Local calendar days of many instants, with the zone's clock changes looked up once. Thread-safe; one for each zone.</summary>
internal sealed class LocalDays
{
    private const long Day = 86_400_000;

    // 1850-01-01 to 2200-01-01: instants beyond are asked of the zone itself.
    private const long First = -3_786_825_600_000;
    private const long Last = 7_258_118_400_000;

    // Days from 0001-01-01 to 1970-01-01.
    private const long EpochDay = 719_162;

    private static readonly ConditionalWeakTable<TimeZoneInfo, LocalDays> Known = [];

    private readonly TimeZoneInfo _zone;
    private readonly long[] _from; // the instants at which the offset changes, ascending; the first is First
    private readonly long[] _offsets;
    private short[]? _dayOfYear;

    private LocalDays(TimeZoneInfo zone)
    {
        _zone = zone;
        var from = new List<long> { First };
        var offsets = new List<long> { OffsetAt(First) };
        for (long day = First; day < Last; day += Day)
        {
            long after = OffsetAt(day + Day);
            if (after == offsets[^1])
            {
                continue; // no zone changes there and back within a day
            }

            long low = day + 1, high = day + Day;
            while (low < high)
            {
                long middle = low + ((high - low) / 2);
                (low, high) = OffsetAt(middle) == after ? (low, middle) : (middle + 1, high);
            }

            from.Add(low);
            offsets.Add(after);
        }

        _from = [.. from];
        _offsets = [.. offsets];
    }

    /// <summary>The days of a zone.</summary>
    public static LocalDays Of(TimeZoneInfo zone) => Known.GetValue(zone, z => new LocalDays(z));

    /// <summary><see cref="LocalTime.DayNumber"/>.</summary>
    public int DayNumber(long milliseconds)
    {
        if (milliseconds is < First or >= Last)
        {
            return LocalTime.DayNumber(milliseconds, _zone);
        }

        return (int)((milliseconds + _offsets[PlaceOf(milliseconds)] + (EpochDay * Day)) / Day);
    }

    private int PlaceOf(long milliseconds)
    {
        if (_from.Length == 1)
        {
            return 0;
        }

        int place = Array.BinarySearch(_from, milliseconds);
        return place < 0 ? ~place - 1 : place;
    }

    /// <summary>The day of an instant, and an instant after it up to which, itself excluded, it stays that day.</summary>
    public int DayNumber(long milliseconds, out long until)
    {
        int day = DayNumber(milliseconds);
        if (milliseconds is < First or >= Last - Day)
        {
            until = milliseconds + 1;
            return day;
        }

        int place = PlaceOf(milliseconds);
        until = ((day + 1 - EpochDay) * Day) - _offsets[place];
        until = place + 1 < _from.Length ? Math.Min(until, _from[place + 1]) : until;
        return day;
    }

    /// <summary>
    /// For each UTC midnight from <see cref="FirstDay"/> on its local place in the year, <c>(month − 1) × 31 + day − 1</c>. Made once, when first asked for.
    /// </summary>
    public short[] PlacesInYear => _dayOfYear ??= [.. Enumerable.Range(0, (int)((Last - First) / Day)).Select(day => PlaceInYear(First + (day * Day)))];

    /// <summary>The day that <see cref="PlacesInYear"/> begins with, counted from 1970-01-01.</summary>
    public static int FirstDay => (int)(First / Day);

    /// <summary>The local place of an instant in its year, <c>(month − 1) × 31 + day − 1</c>.</summary>
    public short PlaceInYear(long milliseconds)
    {
        var day = DateOnly.FromDayNumber(DayNumber(milliseconds));
        return (short)(((day.Month - 1) * 31) + day.Day - 1);
    }

    private long OffsetAt(long milliseconds) =>
        (long)_zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).TotalMilliseconds;
}
