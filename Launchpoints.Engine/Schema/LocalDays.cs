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

        int place = 0;
        if (_from.Length > 1)
        {
            place = Array.BinarySearch(_from, milliseconds);
            place = place < 0 ? ~place - 1 : place;
        }

        return (int)((milliseconds + _offsets[place] + (EpochDay * Day)) / Day);
    }

    private long OffsetAt(long milliseconds) =>
        (long)_zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)).TotalMilliseconds;
}
