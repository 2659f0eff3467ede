using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>How units of time are written.</summary>
public static class TimeUnits
{
    private static readonly ImmutableArray<string> Names = ["minute", "hour", "day", "week", "month", "year", "calendarDay"];
    private static readonly ImmutableArray<string> Singular = ["MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR", "CALENDAR DAY"];

    /// <summary>Every unit, shortest first, whole local days last.</summary>
    public static ImmutableArray<TimeUnit> All { get; } = [.. Enum.GetValues<TimeUnit>()];

    /// <summary>The name in JSON, e.g. <c>calendarDay</c>.</summary>
    public static string Json(TimeUnit unit) => Names[(int)unit];

    /// <summary>The keywords in text for an amount, e.g. <c>DAY</c> for 1 and <c>CALENDAR DAYS</c> for 7.</summary>
    public static string Text(TimeUnit unit, long amount) => amount == 1 ? Singular[(int)unit] : Singular[(int)unit] + "S";

    /// <summary>The unit of a JSON name, or null when there is none; names are case-sensitive and singular.</summary>
    public static TimeUnit? FromJson(string name) => Names.IndexOf(name) is >= 0 and var i ? (TimeUnit)i : null;

    /// <summary>The unit of a keyword, singular or plural, in any case; null when there is none. <c>CALENDAR DAY</c> is two words and not found here.</summary>
    public static TimeUnit? FromText(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < (int)TimeUnit.CalendarDay; i++)
        {
            string name = Singular[i];
            if (word.StartsWith(name, StringComparison.OrdinalIgnoreCase)
                && (word.Length == name.Length || (word.Length == name.Length + 1 && word[^1] is ('s' or 'S'))))
            {
                return (TimeUnit)i;
            }
        }

        return null;
    }
}
