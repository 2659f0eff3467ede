namespace Launchpoints.Web.Data.Records;

/// <summary>For which customers a Kristal is suitable; Kristals without a row are for all.</summary>
public sealed class SuitabilityRecord
{
    public int Id { get; set; }

    /// <summary>The Kristal's key.</summary>
    public required string Kristal { get; set; }

    /// <summary>The rule over customers, as JSON in canonical form.</summary>
    public required string Rule { get; set; }

    /// <summary>Goes up with every change.</summary>
    public long Version { get; set; } = 1;

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}
