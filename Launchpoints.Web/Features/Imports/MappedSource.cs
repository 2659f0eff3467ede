using System.Collections.Immutable;
using Launchpoints.Engine.Import;

namespace Launchpoints.Web.Features.Imports;

/// <summary>A file whose columns go by other names.</summary>
internal sealed class MappedSource(IImportSource source, ImmutableArray<ColumnMapping> mappings) : IImportSource
{
    // No column of a file can be called so: a line break ends the header's cell or the name is refused as a key.
    private const string PassedOver = "\n";

    private readonly Dictionary<string, ColumnMapping> byColumn = mappings.ToDictionary(m => m.Column, StringComparer.Ordinal);
    private readonly List<string> columns = [];

    public IReadOnlyList<string> Columns
    {
        get
        {
            while (columns.Count < source.Columns.Count)
            {
                string name = source.Columns[columns.Count];
                columns.Add(byColumn.TryGetValue(name, out var mapping) ? mapping.Target ?? PassedOver + name : name);
            }

            return columns;
        }
    }

    public ImportError? Fatal => source.Fatal;

    public long Line => source.Line;

    public ImportError? RowError => source.RowError;

    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken) => source.ReadAsync(cancellationToken);

    public ImportCell Cell(int column) => source.Cell(column);

    /// <summary>Whether a column is one that the mapping passes over.</summary>
    public static bool IsPassedOver(string column) => column.StartsWith(PassedOver, StringComparison.Ordinal);
}
