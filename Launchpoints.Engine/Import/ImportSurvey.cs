using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>What a first pass over a file found out: its columns and what they seem to be.</summary>
/// <param name="Columns">The columns that were asked about, in the order of the file.</param>
/// <param name="Reserved">The reserved columns that are there.</param>
/// <param name="Rows">Rows, bad ones included.</param>
/// <param name="Fatal">Why nothing, or nothing more, of the file can be read; null when all can.</param>
public sealed record ImportSurvey(ImmutableArray<SurveyedColumn> Columns, ImmutableArray<string> Reserved, long Rows, ImportError? Fatal)
{
    private const int Samples = 3;

    /// <summary>Reads a file to its end. Memory grows with the number of columns only.</summary>
    /// <param name="source">The file.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="asked">Whether it has to be found out what a column is; null for all of them. Reserved columns are not asked about.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    public static async Task<ImportSurvey> OfAsync(
        IImportSource source, ImportKind kind, Func<string, bool>? asked = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reserved = ReservedColumns.Of(kind);
        var columns = new List<(int Place, TypeInference Type, List<byte[]> Samples)>();
        int seen = 0;
        long rows = 0;
        while (await source.ReadAsync(cancellationToken))
        {
            rows++;
            Meet();
            for (int i = 0; source.RowError is null && i < columns.Count; i++)
            {
                var cell = source.Cell(columns[i].Place);
                columns[i].Type.Add(cell);
                Sample(cell, columns[i].Samples);
            }
        }

        Meet();
        return new ImportSurvey(
            [.. columns.Select(c => new SurveyedColumn(
                source.Columns[c.Place], c.Type.Result, c.Type.Filled, [.. c.Samples.Select(System.Text.Encoding.UTF8.GetString)]))],
            [.. source.Columns.Where(c => reserved.Contains(c))],
            rows,
            source.Fatal ?? Missing(source, kind));

        void Meet()
        {
            for (; seen < source.Columns.Count; seen++)
            {
                if (!reserved.Contains(source.Columns[seen]) && asked?.Invoke(source.Columns[seen]) != false)
                {
                    columns.Add((seen, new TypeInference(), []));
                }
            }
        }
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

    private static void Sample(ImportCell cell, List<byte[]> samples)
    {
        if (samples.Count == Samples || cell.Kind is ImportCellKind.Absent or ImportCellKind.Missing)
        {
            return;
        }

        var sample = cell.Kind switch
        {
            ImportCellKind.True => "true"u8,
            ImportCellKind.False => "false"u8,
            _ => cell.Utf8.Length > 60 ? cell.Utf8[..60] : cell.Utf8,
        };
        foreach (byte[] known in samples)
        {
            if (sample.SequenceEqual(known))
            {
                return;
            }
        }

        samples.Add(sample.ToArray());
    }
}

/// <summary>One column of a surveyed file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type its cells suggest.</param>
/// <param name="Filled">How many rows have a value in it.</param>
/// <param name="Samples">A few of its values as the file has them.</param>
public sealed record SurveyedColumn(string Name, AttributeType Type, long Filled, ImmutableArray<string> Samples);
