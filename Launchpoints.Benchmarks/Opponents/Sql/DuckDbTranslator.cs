using System.Globalization;
using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Sql;

/// <summary>DuckDB's SQL over the schema of <c>DuckDb/schema.sql</c>: enumerations, dates, timestamps, tags as lists.</summary>
internal sealed class DuckDbTranslator(long now) : SqlTranslator(now)
{
    // Attributes that are dates without a time, as the schema declares them.
    private static readonly string[] Dates = ["birth_date", "kyc_expires", "launched"];

    private static readonly string[] Enumerations = ["country", "language", "channel", "tier", "advisor", "sector", "category", "currency", "device"];

    protected override string Instant(long milliseconds) =>
        $"TIMESTAMP '{UtcCalendar.Utc(milliseconds).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}'";

    protected override string Between(SeededAttribute attribute, string column, Instants instants)
    {
        if (!Dates.Contains(attribute.Key))
        {
            return Range(column, instants.First is { } first ? Instant(first) : null, instants.Last is { } last ? Instant(last) : null);
        }

        // Midnights from the first instant on are days from the next midnight on.
        return Range(
            column,
            instants.First is { } from ? Date(Math.Ceiling(from / (double)UtcCalendar.Day)) : null,
            instants.Last is { } to ? Date(Math.Floor(to / (double)UtcCalendar.Day)) : null);
    }

    // A literal of the column's own type is compared as a number; a bare text would turn every row's value into text first.
    protected override string Text(SeededAttribute attribute, string text) =>
        Enumerations.Contains(attribute.Key) ? $"{Quote(text)}::{attribute.Key}_type" : Quote(text);

    // Two to three times as fast as list_has_any and list_has_all in DuckDB 1.5.
    protected override string Tag(SeededAttribute attribute, string column, string tag) => $"list_contains({column}, {Quote(tag)}::{attribute.Key}_type)";

    protected override string TextPart(string column, Part part)
    {
        string text = part.IgnoreCase ? $"upper({column})" : column;
        string asked = part.IgnoreCase ? part.Text.ToUpperInvariant() : part.Text;
        return asked.AsSpan().ContainsAny("%_\\")
            ? throw new NotSupportedException($"'{asked}' would have to be escaped.")
            : $"{text} LIKE {Quote($"{(part.Place == PartPlace.Beginning ? "" : "%")}{asked}{(part.Place == PartPlace.End ? "" : "%")}")}";
    }

    protected override string MonthAndDay(string column) => $"month({column}) * 100 + day({column})";

    protected override string Day(string time) => $"{time}::DATE";

    private static string Date(double day) => $"DATE '{DateTime.UnixEpoch.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
}
