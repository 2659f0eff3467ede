using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Reads the first rows of a file with the reader that also loads it, so the page shows what would happen.</summary>
internal static class ImportSamples
{
    private const int LongestCell = 200;

    public static async Task<ImportSample> ReadAsync(IImportSource source, ImportOptions options, DataSchema schema, TimeZoneInfo zone, CancellationToken ct)
    {
        var scope = ImportColumns.ScopeOf(options.Kind);
        var reader = new ImportRowReader(source, options.Kind, TypeOf, zone);
        var rows = new List<ImportSampleRow>();
        while (rows.Count < ImportSample.MostRows && await reader.ReadAsync(ct)) rows.Add(RowOf(reader.Row, source));
        return new ImportSample([.. source.Columns.Where(c => !MappedSource.IsPassedOver(c))], rows, reader.Fatal?.Message);

        AttributeType? TypeOf(string column) => MappedSource.IsPassedOver(column)
            ? null
            : schema.Find(scope, column)?.Type ?? options.Columns.FirstOrDefault(c => c.Target == column)?.Type ?? AttributeType.Text;
    }

    private static ImportSampleRow RowOf(ImportRow row, IImportSource source)
    {
        if (source.RowError is { } error) return new ImportSampleRow(row.Line, [], error.Message);
        var cells = new List<ImportSampleCell>();
        for (int i = 0; i < source.Columns.Count; i++)
        {
            string column = source.Columns[i];
            if (MappedSource.IsPassedOver(column)) continue;
            cells.Add(new ImportSampleCell(
                TextOf(source.Cell(i)),
                row.Attributes.FirstOrDefault(a => a.Attribute == column).Value,
                row.Errors.FirstOrDefault(e => e.Column == column)?.Message));
        }

        return new ImportSampleRow(row.Line, cells, row.Errors.FirstOrDefault(e => e.Column is null)?.Message);
    }

    private static string? TextOf(ImportCell cell) => cell.Kind switch
    {
        ImportCellKind.Absent or ImportCellKind.Missing => null,
        ImportCellKind.True => "true",
        ImportCellKind.False => "false",
        _ => Encoding.UTF8.GetString(cell.Utf8.Length > LongestCell ? cell.Utf8[..LongestCell] : cell.Utf8),
    };
}
