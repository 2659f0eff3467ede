using System.Globalization;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Writes cells of CSV files that people open in a spreadsheet.</summary>
internal static class CsvText
{
    /// <summary>The cell, quoted where RFC 4180 asks for it.</summary>
    public static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>The cell with an apostrophe in front where a spreadsheet would take it for a formula. Numbers stay numbers.</summary>
    public static string Safe(string cell)
    {
        bool formula = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\0'
            && !double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
        return Quoted(formula ? "'" + cell : cell);
    }
}
