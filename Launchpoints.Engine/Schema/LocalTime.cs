namespace Launchpoints.Engine.Schema;

/// <summary>Local wall-clock time to instants and back, with one policy for clock changes.</summary>
public static class LocalTime
{
    private const long EarliestMilliseconds = -62_135_596_800_000; // 0001-01-01T00:00:00Z
    private const long LatestMilliseconds = 253_402_300_799_999; // 9999-12-31T23:59:59.999Z

    /// <summary>The instant of a local time: one that a clock change skips moves forward by the gap, one that it repeats is the earlier.</summary>
    /// <param name="local">The local time; its kind is ignored, what is below a millisecond is cut off.</param>
    /// <param name="zone">The zone it is local to.</param>
    /// <returns>Unix milliseconds, clamped to the years 1 to 9999.</returns>
    public static long ToInstant(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);

        // Only the way from instants to offsets is asked: what the platform says about local times is wrong for the day that
        // Samoa left out in 2011. No offset is larger than 14 hours and no two changes lie within two days of each other, so
        // these are the offsets in force before and after whatever happens around the local time.
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(AddClamped(wall, TimeSpan.FromHours(-26)));
        var after = zone.GetUtcOffset(AddClamped(wall, TimeSpan.FromHours(26)));
        var offset = before;
        if (before != after)
        {
            bool isBefore = zone.GetUtcOffset(AddClamped(wall, -before)) == before;
            bool isAfter = zone.GetUtcOffset(AddClamped(wall, -after)) == after;

            // Both: the time is repeated, and the larger offset is the earlier instant. Neither: it is skipped, and the offset
            // before the gap moves it forward, 02:30 in a gap from 02:00 to 03:00 to 03:30.
            offset = isBefore && isAfter ? (before > after ? before : after) : isAfter ? after : before;
        }

        long milliseconds = (local.Ticks - offset.Ticks) / TimeSpan.TicksPerMillisecond + EarliestMilliseconds;
        return Math.Clamp(milliseconds, EarliestMilliseconds, LatestMilliseconds);
    }

    /// <summary>The local time of an instant, clamped to the calendar's ends.</summary>
    public static DateTime FromInstant(long milliseconds, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var utc = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, EarliestMilliseconds, LatestMilliseconds)).UtcDateTime;
        return DateTime.SpecifyKind(AddClamped(utc, zone.GetUtcOffset(utc)), DateTimeKind.Unspecified);
    }

    /// <summary>The number of the local calendar day of an instant, counted from 0001-01-01.</summary>
    public static int DayNumber(long milliseconds, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(FromInstant(milliseconds, zone)).DayNumber;

    /// <summary>The first instant of a local calendar day.</summary>
    /// <param name="dayNumber">Days from 0001-01-01, clamped to the calendar's ends.</param>
    /// <param name="zone">The zone of the day.</param>
    public static long Midnight(int dayNumber, TimeZoneInfo zone) => ToInstant(
        DateOnly.FromDayNumber(Math.Clamp(dayNumber, 0, DateOnly.MaxValue.DayNumber)).ToDateTime(TimeOnly.MinValue), zone);

    private static DateTime AddClamped(DateTime time, TimeSpan span)
    {
        long ticks = Math.Clamp(time.Ticks + span.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, time.Kind);
    }
}
