using System.Collections.Immutable;
using Launchpoints.Engine.Import;

namespace Launchpoints.Web.Features.Imports;

/// <summary>How a file is to be imported.</summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Mode">What a row does to attributes it does not give.</param>
/// <param name="NewAttributes">What happens to columns that are no attribute yet.</param>
/// <param name="Columns">What columns are taken for, where that is not what their names say.</param>
public sealed record ImportOptions(
    ImportKind Kind,
    ImportFormat Format,
    ImportMode Mode = ImportMode.Upsert,
    NewAttributes NewAttributes = NewAttributes.Raw,
    ImmutableArray<ColumnMapping> Columns = default)
{
    public ImmutableArray<ColumnMapping> Columns { get; init; } = Columns.IsDefault ? [] : Columns;

    /// <summary>The format that a file's name suggests.</summary>
    public static ImportFormat FormatOf(string fileName) => Path.GetExtension(fileName).ToUpperInvariant() switch
    {
        ".NDJSON" or ".JSONL" => ImportFormat.Ndjson,
        ".JSON" => ImportFormat.JsonArray,
        _ => ImportFormat.Csv,
    };
}
