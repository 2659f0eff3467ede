using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data.Records;

/// <summary>What one write changed of one customer or Kristal. Never updated; a replay reads these up to its instant.</summary>
public sealed class AttributeWriteRecord
{
    public long Id { get; set; }

    public AttributeScope Scope { get; set; }

    /// <summary>The id of the customer or Kristal.</summary>
    public int EntityId { get; set; }

    /// <summary>Unix milliseconds.</summary>
    public long Instant { get; set; }

    public int SourceId { get; set; }

    /// <summary>Only what changed, by attribute id, null for cleared; a Kristal's <c>title</c> and <c>active</c> by name.</summary>
    public required string Changes { get; set; }
}
