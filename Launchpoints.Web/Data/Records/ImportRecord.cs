namespace Launchpoints.Web.Data.Records;

/// <summary>One import: what was sent, and what came of it.</summary>
public sealed class ImportRecord
{
    public int Id { get; set; }

    /// <summary>Customers, Kristals or events.</summary>
    public required string Kind { get; set; }

    public required string FileName { get; set; }

    /// <summary>Format, mode, new attributes and column mapping as JSON.</summary>
    public required string Options { get; set; }

    /// <summary>The spooled file inside the data directory; null once it is gone.</summary>
    public string? SpoolName { get; set; }

    public ImportStatus Status { get; set; }

    public long Read { get; set; }

    public long Inserted { get; set; }

    public long Updated { get; set; }

    public long Unchanged { get; set; }

    public long Rejected { get; set; }

    /// <summary>Attributes that the import declared, as a JSON list of their keys.</summary>
    public List<string> AttributesCreated { get; set; } = [];

    /// <summary>Why it failed as a whole; null unless it did.</summary>
    public string? Failure { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public required string ActorId { get; set; }

    public required string ActorName { get; set; }
}
