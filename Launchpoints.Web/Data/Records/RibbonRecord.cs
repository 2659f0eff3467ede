namespace Launchpoints.Web.Data.Records;

/// <summary>One ribbon of a placement.</summary>
public sealed class RibbonRecord
{
    public int Id { get; set; }

    public required string Key { get; set; }

    public required string Segment { get; set; }

    public required string Placement { get; set; }

    public int Priority { get; set; }

    public required string Title { get; set; }

    public required string Subtitle { get; set; }

    public int MinCards { get; set; }

    public int MaxCards { get; set; }

    /// <summary>Unix milliseconds, included.</summary>
    public long? Start { get; set; }

    /// <summary>Unix milliseconds, excluded.</summary>
    public long? End { get; set; }

    public List<string> Pinned { get; set; } = [];

    public List<string> Blocked { get; set; } = [];

    public bool ExcludeHeld { get; set; }

    public bool Unique { get; set; }

    /// <summary>What goes beyond the plain ribbon, as JSON: exploration, caps, diversity, boosts, who pinned and until when; null for nothing.</summary>
    public string? Options { get; set; }

    /// <summary>Goes up with every change; the ETag over HTTP.</summary>
    public long Version { get; set; } = 1;

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}
