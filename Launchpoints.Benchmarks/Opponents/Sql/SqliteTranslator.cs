using System.Globalization;
using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Opponents.Sql;

/// <summary>SQLite's SQL over the schema of <c>Sqlite/schema.sql</c>: instants as Unix milliseconds, event types as numbers, tags between bars.</summary>
internal sealed class SqliteTranslator(long now) : SqlTranslator(now)
{
    protected override string Instant(long milliseconds) => milliseconds.ToString(CultureInfo.InvariantCulture);

    protected override string EventType(string type) => Array.IndexOf(SeededEvents.Types, type).ToString(CultureInfo.InvariantCulture);

    protected override string Between(SeededAttribute attribute, string column, Instants instants) =>
        Range(column, instants.First is { } first ? Instant(first) : null, instants.Last is { } last ? Instant(last) : null);

    protected override string Tag(SeededAttribute attribute, string column, string tag) => $"instr({column}, {Quote($"|{tag}|")})";

    protected override string TextPart(string column, Part part)
    {
        if (part is { Place: PartPlace.Beginning, IgnoreCase: false } && !part.Text.AsSpan().ContainsAny("*?["))
        {
            return $"{column} GLOB {Quote(part.Text + "*")}"; // which an index can answer
        }

        string text = part.IgnoreCase ? $"upper({column})" : column;
        string asked = Quote(part.IgnoreCase ? part.Text.ToUpperInvariant() : part.Text);
        return part.Place switch
        {
            PartPlace.Inside => $"instr({text}, {asked})",
            PartPlace.Beginning => $"substr({text}, 1, {part.Text.Length}) = {asked}",
            _ => $"substr({text}, -{part.Text.Length}) = {asked}",
        };
    }

    protected override string MonthAndDay(string column) => $"CAST(strftime('%m%d', {column} / 1000, 'unixepoch') AS INTEGER)";

    protected override string Day(string time) => $"{time} / 86400000";
}
