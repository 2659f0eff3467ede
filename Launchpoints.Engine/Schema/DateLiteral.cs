using System.Globalization;

namespace Launchpoints.Engine.Schema;

/// <summary>Reads ISO 8601 dates and instants, in rules, files and over HTTP alike.</summary>
/// <remarks>
/// Accepted: <c>2026-03-29</c>, <c>2026-03-29T02:30</c>, <c>2026-03-29T02:30:15.250</c>, each time with or without
/// <c>Z</c>, <c>+02:00</c> or <c>+0200</c>; a space may stand for the <c>T</c>. Digits beyond the millisecond are cut off.
/// </remarks>
public static class DateLiteral
{
    private static readonly string[] Dates = ["yyyy-MM-dd"];

    private static readonly string[] Times =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Offsets =
    [
        "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>Reads one literal.</summary>
    /// <param name="text">The literal; white space around it is ignored.</param>
    /// <param name="zone">The zone of a literal without offset, and of a date's midnight.</param>
    /// <param name="milliseconds">The instant in Unix milliseconds; 0 when it cannot be read.</param>
    /// <returns>False when the text is not a date, or names a day or time that does not exist in the calendar.</returns>
    public static bool TryParse(string? text, TimeZoneInfo zone, out long milliseconds)
    {
        milliseconds = 0;
        if (text is null)
        {
            return false;
        }

        var literal = text.AsSpan().Trim();
        if (literal.Length is < 10 or > 40)
        {
            return false;
        }

        if (DateTime.TryParseExact(literal, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            milliseconds = LocalTime.ToInstant(date, zone);
            return true;
        }

        if (literal.Length == 10)
        {
            return false;
        }

        Span<char> normal = stackalloc char[41];
        literal.CopyTo(normal);
        normal = normal[..literal.Length];
        if (normal[10] is ' ' or 't')
        {
            normal[10] = 'T';
        }

        if (normal[^1] is 'z')
        {
            normal[^1] = 'Z';
        }

        if (DateTime.TryParseExact(normal, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            milliseconds = LocalTime.ToInstant(local, zone);
            return true;
        }

        if (normal[^1] is 'Z')
        {
            normal = normal[..^1];
            if (DateTime.TryParseExact(normal, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var utc))
            {
                milliseconds = LocalTime.ToInstant(utc, TimeZoneInfo.Utc);
                return true;
            }

            return false;
        }

        if (DateTimeOffset.TryParseExact(normal, Offsets, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            milliseconds = instant.ToUnixTimeMilliseconds();
            return true;
        }

        return false;
    }

    /// <summary>The instant in the form files and the API use, e.g. <c>2026-03-29T00:30:00Z</c>; milliseconds only where there are any.</summary>
    public static string Write(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime.ToString(
            milliseconds % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
