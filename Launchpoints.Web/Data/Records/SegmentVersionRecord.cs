namespace Launchpoints.Web.Data.Records;

/// <summary>An immutable, numbered copy of a segment, made by publishing it.</summary>
public sealed class SegmentVersionRecord
{
    public int Id { get; set; }

    public int SegmentId { get; set; }

    /// <summary>From 1, without gaps within a segment.</summary>
    public int Number { get; set; }

    /// <summary>The definition as JSON.</summary>
    public required string Definition { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    public required string PublishedById { get; set; }

    public required string PublishedBy { get; set; }
}
