using Launchpoints.Engine.Import;
using Launchpoints.Web.Data.Records;

namespace Launchpoints.Web.Features.Imports;

/// <summary>One import as pages show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="FileName">The file's name as it was sent.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Position">Where it is while it runs; null otherwise.</param>
/// <param name="Read">Rows read; final.</param>
/// <param name="Inserted">Rows that added something.</param>
/// <param name="Updated">Rows that changed something.</param>
/// <param name="Unchanged">Rows that said what was known.</param>
/// <param name="Rejected">Rows left out; their report can be downloaded.</param>
/// <param name="AttributesCreated">The attributes that became known.</param>
/// <param name="Failure">Why it failed as a whole; null unless it did.</param>
/// <param name="CreatedAt">When it was sent.</param>
/// <param name="FinishedAt">When it ended; null before.</param>
/// <param name="ActorName">Who sent it.</param>
public sealed record ImportView(
    int Id,
    ImportKind Kind,
    string FileName,
    ImportState Status,
    ImportPosition? Position,
    long Read,
    long Inserted,
    long Updated,
    long Unchanged,
    long Rejected,
    IReadOnlyList<string> AttributesCreated,
    string? Failure,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    string ActorName)
{
    internal static ImportView Of(ImportRecord record, ImportPosition? position) => new(
        record.Id,
        Enum.Parse<ImportKind>(record.Kind),
        record.FileName,
        (ImportState)(int)record.Status,
        position,
        record.Read,
        record.Inserted,
        record.Updated,
        record.Unchanged,
        record.Rejected,
        record.AttributesCreated,
        record.Failure,
        record.CreatedAt,
        record.FinishedAt,
        record.ActorName);
}
