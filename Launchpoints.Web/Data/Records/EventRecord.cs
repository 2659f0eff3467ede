namespace Launchpoints.Web.Data.Records;

/// <summary>Something that happened to a customer at an instant.</summary>
public sealed class EventRecord
{
    public long Id { get; set; }

    /// <summary>The platform's id, unique; null where none was given.</summary>
    public string? ExternalId { get; set; }

    public int CustomerId { get; set; }

    public int TypeId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long Instant { get; set; }

    public int? KristalId { get; set; }

    /// <summary>Attributes by attribute id; null for none.</summary>
    public string? Attributes { get; set; }

    /// <summary>When it was recorded, in Unix milliseconds: a replay as of an earlier instant does not know it.</summary>
    public long RecordedAt { get; set; }

    public int SourceId { get; set; }

    public CustomerRecord? Customer { get; set; }

    public EventTypeRecord? Type { get; set; }

    public KristalRecord? Kristal { get; set; }
}
