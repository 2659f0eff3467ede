namespace Launchpoints.Web.Data.Records;

/// <summary>A row that an import left out, for the report. Bounded per import, see <c>ImportLimits</c>.</summary>
public sealed class ImportRejectionRecord
{
    public long Id { get; set; }

    public int ImportId { get; set; }

    public long Line { get; set; }

    public string? Column { get; set; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    /// <summary>The key of the customer or Kristal in the row, so that an erasure finds it; null where it could not be read.</summary>
    public string? Key { get; set; }

    /// <summary>The row as it came, cut where it is very long.</summary>
    public required string Row { get; set; }
}
