using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>What a first pass over a file found out: its columns and what they seem to be.</summary>
/// <param name="Columns">The columns that are attributes, in the order of the file.</param>
/// <param name="Reserved">The reserved columns that are there.</param>
/// <param name="Rows">Rows, bad ones included.</param>
/// <param name="Fatal">Why nothing, or nothing more, of the file can be read; null when all can.</param>
public sealed record ImportSurvey(ImmutableArray<SurveyedColumn> Columns, ImmutableArray<string> Reserved, long Rows, ImportError? Fatal)
{
    private const int Samples = 3;

    /// <summary>Reads a file to its end. Memory grows with the number of columns only.</summary>
    public static async Task<ImportSurvey> OfAsync(IImportSource source, ImportKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reserved = ReservedColumns.Of(kind);
        var columns = new List<(TypeInference Type, List<string> Samples)>();
        long rows = 0;
        while (await source.ReadAsync(cancellationToken))
        {
            rows++;
            while (columns.Count < source.Columns.Count)
            {
                columns.Add((new TypeInference(), []));
            }

            for (int i = 0; source.RowError is null && i < columns.Count; i++)
            {
                var cell = source.Cell(i);
                columns[i].Type.Add(cell);
                Sample(cell, columns[i].Samples);
            }
        }

        var found = source.Columns.Select((name, i) => (Name: name, Column: i < columns.Count ? columns[i] : (new TypeInference(), []))).ToList();
        var fatal = source.Fatal ?? Missing(source, kind);
        return new ImportSurvey(
            [.. found.Where(c => !reserved.Contains(c.Name)).Select(c => new SurveyedColumn(c.Name, c.Column.Type.Result, c.Column.Type.Filled, [.. c.Column.Samples]))],
            [.. source.Columns.Where(c => reserved.Contains(c))],
            rows,
            fatal);
    }

    /// <summary>The mistake of a file that lacks a column it cannot do without; null when it has them all. JSON shows its columns row by row.</summary>
    internal static ImportError? Missing(IImportSource source, ImportKind kind)
    {
        if (source is not CsvSource)
        {
            return null;
        }

        foreach (string name in ReservedColumns.Required(kind))
        {
            if (!source.Columns.Contains(name))
            {
                string? near = source.Columns.FirstOrDefault(c => c.Equals(name, StringComparison.OrdinalIgnoreCase));
                return new ImportError(
                    1, name, ImportErrorCodes.MissingColumn,
                    $"The file has no column '{name}'.{(near is null ? "" : $" It has '{near}'; write it in small letters.")}");
            }
        }

        return null;
    }

    private static void Sample(ImportCell cell, List<string> samples)
    {
        if (samples.Count == Samples || cell.Kind is ImportCellKind.Absent or ImportCellKind.Missing)
        {
            return;
        }

        string sample = cell.Kind switch
        {
            ImportCellKind.True => "true",
            ImportCellKind.False => "false",
            _ => System.Text.Encoding.UTF8.GetString(cell.Utf8.Length > 60 ? cell.Utf8[..60] : cell.Utf8),
        };
        if (!samples.Contains(sample))
        {
            samples.Add(sample);
        }
    }
}

/// <summary>One column of a surveyed file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type its cells suggest.</param>
/// <param name="Filled">How many rows have a value in it.</param>
/// <param name="Samples">A few of its values as the file has them.</param>
public sealed record SurveyedColumn(string Name, AttributeType Type, long Filled, ImmutableArray<string> Samples);
