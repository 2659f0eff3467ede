using Launchpoints.Engine.Import;

namespace Launchpoints.Web.Features.Imports;

/// <summary>What came of an import.</summary>
/// <param name="Import">Its number, under which the rejected rows are kept.</param>
/// <param name="Read">Rows read, bad ones included.</param>
/// <param name="Inserted">Rows that added something.</param>
/// <param name="Updated">Rows that changed something.</param>
/// <param name="Unchanged">Rows that said what was known.</param>
/// <param name="Rejected">Rows left out.</param>
/// <param name="Errors">Why, at most <see cref="MostErrors"/>.</param>
/// <param name="AttributesCreated">The attributes that became known, in the order of the file.</param>
public sealed record ImportReport(
    int Import, long Read, long Inserted, long Updated, long Unchanged, long Rejected, IReadOnlyList<ImportError> Errors, IReadOnlyList<string> AttributesCreated)
{
    public const int MostErrors = 100;

    /// <summary>Rejected rows kept for the downloadable report; what is beyond only counts.</summary>
    public const int MostRejectedRows = 100_000;
}
