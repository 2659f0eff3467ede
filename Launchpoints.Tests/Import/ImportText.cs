using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Import;

/// <summary>Reads files written in tests.</summary>
internal static class ImportText
{
    public static CsvSource Csv(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static CsvSource Csv(byte[] bytes) => new(new MemoryStream(bytes));

    public static JsonSource Lines(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public static JsonSource Array(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), isArray: true);

    /// <summary>Every row as its cells joined by <c>¦</c>; a bad row as its code.</summary>
    public static async Task<List<string>> RowsAsync(IImportSource source)
    {
        var rows = new List<string>();
        while (await source.ReadAsync(default))
        {
            rows.Add(source.RowError is { } error
                ? $"{error.Line}:{error.Column}:{error.Code}"
                : $"{source.Line}:{string.Join('¦', Enumerable.Range(0, source.Columns.Count).Select(i => Show(source.Cell(i))))}");
        }

        return rows;
    }

    public static string Show(ImportCell cell) => cell.Kind switch
    {
        ImportCellKind.Untyped or ImportCellKind.Number or ImportCellKind.Array => Encoding.UTF8.GetString(cell.Utf8),
        ImportCellKind.Text => $"\"{Encoding.UTF8.GetString(cell.Utf8)}\"",
        var kind => kind.ToString(),
    };

    public static (bool Read, AttributeValue Value) Read(AttributeType type, string cell) =>
        (CellReader.TryRead(type, cell, TimeZoneInfo.Utc, out var value, out _), value);
}
