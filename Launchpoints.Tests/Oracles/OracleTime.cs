using Launchpoints.Engine.Rules;

namespace Launchpoints.Tests.Oracles;

/// <summary>Local time as the contract has it, worked out the long way.</summary>
internal static class OracleTime
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>A skipped local time moves forward by the gap; one that is repeated is the earlier.</summary>
    public static long ToInstant(DateTime local, TimeZoneInfo zone)
    {
        // No offset is larger than 14 hours and no two changes lie within a day, so these are the offsets before and after.
        var utc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(utc.AddHours(-26));
        var after = zone.GetUtcOffset(utc.AddHours(26));
        var fitting = new[] { before, after }
            .Select(offset => utc - offset)
            .Where(candidate => candidate + zone.GetUtcOffset(candidate) == utc)
            .ToList();
        return Milliseconds(fitting.Count > 0 ? fitting.Min() : utc - before);
    }

    public static DateTime ToLocal(long instant, TimeZoneInfo zone)
    {
        var utc = DateTime.SpecifyKind(Epoch.AddTicks(instant * TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        return DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);
    }

    /// <summary>Now − span.</summary>
    public static long Back(long now, long amount, TimeUnit unit, TimeZoneInfo zone) => unit switch
    {
        TimeUnit.Minute => now - amount * 60_000,
        TimeUnit.Hour => now - amount * 3_600_000,
        TimeUnit.Day => now - amount * 86_400_000,
        TimeUnit.Week => now - amount * 7 * 86_400_000,
        TimeUnit.Month => Months(now, -amount, zone),
        TimeUnit.Year => Months(now, -amount * 12, zone),
        _ => amount > 500_000 ? long.MinValue : Midnight(ToLocal(now, zone).Date, -(amount - 1), zone),
    };

    /// <summary>Now + span.</summary>
    public static long Ahead(long now, long amount, TimeUnit unit, TimeZoneInfo zone) => unit switch
    {
        TimeUnit.Month => Months(now, amount, zone),
        TimeUnit.Year => Months(now, amount * 12, zone),
        TimeUnit.CalendarDay => Midnight(ToLocal(now, zone).Date, amount, zone) - 1,
        _ => now + (now - Back(now, amount, unit, zone)),
    };

    /// <summary>Whether the month and day of a date fall on a day from today to today + span.</summary>
    public static bool IsAnniversary(long date, long now, long amount, TimeUnit unit, TimeZoneInfo zone)
    {
        var born = ToLocal(date, zone);
        var today = ToLocal(now, zone).Date;
        var last = unit switch
        {
            TimeUnit.Day => today.AddDays(amount),
            TimeUnit.Week => today.AddDays(amount * 7),
            TimeUnit.CalendarDay => today.AddDays(amount - 1),
            TimeUnit.Month => today.AddMonths((int)Math.Min(amount, 24)),
            _ => today.AddYears((int)Math.Min(amount, 2)),
        };
        for (var day = today; day <= last && day <= today.AddYears(2); day = day.AddDays(1))
        {
            int dayOfMonth = born.Month == 2 && born.Day == 29 && !DateTime.IsLeapYear(day.Year) ? 28 : born.Day;
            if (day.Month == born.Month && day.Day == dayOfMonth)
            {
                return true;
            }
        }

        return false;
    }

    private static long Midnight(DateTime today, long days, TimeZoneInfo zone)
    {
        double far = (today - DateTime.MinValue).TotalDays;
        return days < -far + 2 ? long.MinValue
            : days > (DateTime.MaxValue - today).TotalDays - 2 ? long.MaxValue
            : ToInstant(today.AddDays(days), zone);
    }

    private static long Months(long now, long months, TimeZoneInfo zone)
    {
        var local = ToLocal(now, zone);
        double years = local.Year + months / 12.0;
        return years < 3 ? long.MinValue : years > 9990 ? long.MaxValue : ToInstant(local.AddMonths((int)months), zone);
    }

    private static long Milliseconds(DateTime utc) => (DateTime.SpecifyKind(utc, DateTimeKind.Unspecified) - Epoch).Ticks / TimeSpan.TicksPerMillisecond;
}
