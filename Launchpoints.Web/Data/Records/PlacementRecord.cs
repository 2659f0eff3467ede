namespace Launchpoints.Web.Data.Records;

/// <summary>A place in the platform that shows ribbons.</summary>
public sealed class PlacementRecord
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    public int Layers { get; set; }

    /// <summary>The placement's own content as JSON; null for none.</summary>
    public string? Fallback { get; set; }

    /// <summary>Goes up with every change; the ETag over HTTP.</summary>
    public long Version { get; set; } = 1;

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}
