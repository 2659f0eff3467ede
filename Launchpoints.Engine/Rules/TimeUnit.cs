namespace Launchpoints.Engine.Rules;

/// <summary>The unit of a span of time. Minute to week are durations, month and year are calendar arithmetic in the workspace's zone.</summary>
public enum TimeUnit
{
    /// <summary>60 seconds.</summary>
    Minute,

    /// <summary>60 minutes.</summary>
    Hour,

    /// <summary>24 hours.</summary>
    Day,

    /// <summary>7 days of 24 hours.</summary>
    Week,

    /// <summary>A calendar month, clamped to the month's end.</summary>
    Month,

    /// <summary>A calendar year, 29 February clamped to the 28th.</summary>
    Year,

    /// <summary>A whole local day, today included.</summary>
    CalendarDay,
}
