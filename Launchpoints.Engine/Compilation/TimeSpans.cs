using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Where relative dates and windows begin and end, for an instant and a zone.</summary>
internal static class TimeSpans
{
    /// <summary>Below every instant that a column can hold; the smallest long is its sentinel.</summary>
    public const long Earliest = long.MinValue + 1;

    /// <summary>Above every instant that a column can hold.</summary>
    public const long Latest = long.MaxValue;

    /// <summary>The first instant of "in the last n units".</summary>
    /// <param name="now">The instant of the question, Unix milliseconds.</param>
    /// <param name="amount">1 to 100,000.</param>
    /// <param name="unit">Durations are subtracted; months and years are taken off the local date; calendar days begin at a midnight.</param>
    /// <param name="zone">The workspace's zone.</param>
    /// <returns><see cref="Earliest"/> where the calendar does not reach that far.</returns>
    public static long Back(long now, long amount, TimeUnit unit, TimeZoneInfo zone) => unit switch
    {
        TimeUnit.Month => AddMonths(now, -amount, zone),
        TimeUnit.Year => AddMonths(now, -amount * 12, zone),
        TimeUnit.CalendarDay => LocalTime.DayNumber(now, zone) - (amount - 1) is var day and >= 0 ? LocalTime.Midnight((int)day, zone) : Earliest,
        _ => now - (amount * Duration(unit)),
    };

    /// <summary>The last instant of "in the next n units"; <see cref="Latest"/> where the calendar does not reach that far.</summary>
    /// <inheritdoc cref="Back"/>
    public static long Ahead(long now, long amount, TimeUnit unit, TimeZoneInfo zone) => unit switch
    {
        TimeUnit.Month => AddMonths(now, amount, zone),
        TimeUnit.Year => AddMonths(now, amount * 12, zone),
        TimeUnit.CalendarDay => LocalTime.DayNumber(now, zone) + amount is var day && day <= DateOnly.MaxValue.DayNumber
            ? LocalTime.Midnight((int)day, zone) - 1
            : Latest,
        _ => now + (amount * Duration(unit)),
    };

    /// <summary>The days of the year from today to today + span, both included; see <see cref="AnniversaryTest"/> for the layout.</summary>
    /// <remarks>29 February counts as 28 February in years that do not have it. Spans of a year or more cover every day.</remarks>
    public static bool[] AnniversaryDays(long now, long amount, TimeUnit unit, TimeZoneInfo zone)
    {
        var days = new bool[12 * 31];
        int today = LocalTime.DayNumber(now, zone);
        var date = DateOnly.FromDayNumber(today);
        long last = unit switch
        {
            TimeUnit.Day => today + amount,
            TimeUnit.CalendarDay => today + amount - 1, // today is the first of them
            TimeUnit.Week => today + (amount * 7),
            TimeUnit.Month => amount < 12 ? date.AddMonths((int)amount).DayNumber : long.MaxValue,
            TimeUnit.Year => long.MaxValue,
            _ => throw new InvalidOperationException($"An anniversary is counted in days or longer units, not in {unit}s."),
        };
        if (last - today >= 366)
        {
            Array.Fill(days, true);
            return days;
        }

        for (int number = today; number <= last && number <= DateOnly.MaxValue.DayNumber; number++)
        {
            var day = DateOnly.FromDayNumber(number);
            days[((day.Month - 1) * 31) + day.Day - 1] = true;
            if (day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year))
            {
                days[31 + 28] = true;
            }
        }

        return days;
    }

    private static long Duration(TimeUnit unit) => unit switch
    {
        TimeUnit.Minute => 60_000,
        TimeUnit.Hour => 3_600_000,
        TimeUnit.Day => 86_400_000,
        TimeUnit.Week => 604_800_000,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a duration."),
    };

    private static long AddMonths(long now, long months, TimeZoneInfo zone)
    {
        var local = LocalTime.FromInstant(now, zone);
        long target = (local.Year * 12L) + local.Month - 1 + months;
        if (target < 12)
        {
            return Earliest;
        }

        return target >= 10_000 * 12 ? Latest : LocalTime.ToInstant(local.AddMonths((int)months), zone);
    }
}
