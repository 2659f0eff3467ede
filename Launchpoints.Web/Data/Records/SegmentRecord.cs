namespace Launchpoints.Web.Data.Records;

/// <summary>A segment: its draft, and which version serves.</summary>
public sealed class SegmentRecord
{
    public int Id { get; set; }

    public required string Key { get; set; }

    /// <summary>The whole draft as JSON.</summary>
    public required string Draft { get; set; }

    public int? PublishedVersionId { get; set; }

    public SegmentVersionRecord? PublishedVersion { get; set; }

    /// <summary>Goes up with every save and publish; the ETag over HTTP.</summary>
    public long Version { get; set; } = 1;

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}
