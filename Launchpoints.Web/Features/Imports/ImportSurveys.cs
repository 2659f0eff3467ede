using System.Text;
using Launchpoints.Engine.Import;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Looks at a file for the page: every column with its values, reserved ones too.</summary>
internal static class ImportSurveys
{
    private const int MostSamples = 5;
    private const int LongestSample = 60;

    public static async Task<ImportPreview> PreviewAsync(string name, IImportSource source, ImportKind kind, DataSchema schema, CancellationToken ct)
    {
        var columns = new List<(TypeInference Type, List<string> Samples)>();
        long rows = 0;
        while (await source.ReadAsync(ct))
        {
            rows++;
            while (columns.Count < source.Columns.Count) columns.Add((new TypeInference(), []));
            for (int i = 0; source.RowError is null && i < columns.Count; i++)
            {
                var cell = source.Cell(i);
                columns[i].Type.Add(cell);
                if (columns[i].Samples.Count < MostSamples) Sample(cell, columns[i].Samples);
            }
        }

        while (columns.Count < source.Columns.Count) columns.Add((new TypeInference(), []));
        var reserved = ReservedColumns.Of(kind);
        var scope = ImportColumns.ScopeOf(kind);
        var missing = ReservedColumns.Required(kind).FirstOrDefault(r => !source.Columns.Contains(r));
        return new ImportPreview(
            name,
            rows,
            [
                .. source.Columns.Select((column, i) => new ImportPreviewColumn(
                    column, reserved.Contains(column), schema.Find(scope, column), columns[i].Type.Result, columns[i].Type.Filled, columns[i].Samples)),
            ],
            source.Fatal ?? (missing is null ? null : new ImportError(1, missing, ImportErrorCodes.MissingColumn, $"No column is called '{missing}'; choose which one it is.")));
    }

    private static void Sample(ImportCell cell, List<string> samples)
    {
        string? sample = cell.Kind switch
        {
            ImportCellKind.Absent or ImportCellKind.Missing => null,
            ImportCellKind.True => "true",
            ImportCellKind.False => "false",
            _ => Encoding.UTF8.GetString(cell.Utf8.Length > LongestSample ? cell.Utf8[..LongestSample] : cell.Utf8),
        };
        if (sample is not null && !samples.Contains(sample)) samples.Add(sample);
    }
}
