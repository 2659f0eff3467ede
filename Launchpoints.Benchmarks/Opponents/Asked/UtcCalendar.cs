using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Benchmarks.Opponents.Asked;

/// <summary>Spans and dates in UTC, which is the zone of the benchmark.</summary>
internal static class UtcCalendar
{
    public const long Day = 86_400_000;

    public static DateTime Utc(long milliseconds) => DateTime.UnixEpoch.AddMilliseconds(milliseconds);

    public static long Milliseconds(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    public static long Parse(string literal) =>
        Milliseconds(DateTime.Parse(literal, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal));

    /// <summary>Now − span.</summary>
    public static long Back(long now, long amount, TimeUnit unit) => unit == TimeUnit.CalendarDay
        ? Milliseconds(Utc(now).Date.AddDays(1 - amount))
        : Moved(now, -amount, unit);

    /// <summary>Now + span.</summary>
    public static long Ahead(long now, long amount, TimeUnit unit) => unit == TimeUnit.CalendarDay
        ? Milliseconds(Utc(now).Date.AddDays(amount)) - 1
        : Moved(now, amount, unit);

    /// <summary>Month × 100 + day of every day from today to today + span; 29 February counts as the 28th in other years.</summary>
    public static ImmutableArray<int> Anniversaries(long now, long amount, TimeUnit unit)
    {
        var today = DateOnly.FromDateTime(Utc(now));
        var last = DateOnly.FromDateTime(Utc(Ahead(now, amount, unit)));
        var days = new SortedSet<int>();
        for (var day = today; day <= last && day < today.AddYears(1); day = day.AddDays(1))
        {
            days.Add((day.Month * 100) + day.Day);
            if (day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year))
            {
                days.Add(229);
            }
        }

        return [.. days];
    }

    private static long Moved(long now, long amount, TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => now + (amount * 60_000),
        TimeUnit.Hour => now + (amount * 3_600_000),
        TimeUnit.Day => now + (amount * Day),
        TimeUnit.Week => now + (amount * 7 * Day),
        TimeUnit.Month => Milliseconds(Utc(now).AddMonths((int)amount)),
        TimeUnit.Year => Milliseconds(Utc(now).AddYears((int)amount)),
        _ => throw new NotSupportedException($"{unit}"),
    };
}
