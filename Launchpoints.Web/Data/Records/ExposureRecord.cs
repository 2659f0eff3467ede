namespace Launchpoints.Web.Data.Records;

/// <summary>One decision that was delivered.</summary>
public sealed class ExposureRecord
{
    public long Id { get; set; }

    /// <summary>The platform's id of the delivery; without one, what tells the decision's seal from every other.</summary>
    public required string Key { get; set; }

    public int CustomerId { get; set; }

    public required string Placement { get; set; }

    /// <summary>The instant of the decision, Unix milliseconds.</summary>
    public long AsOf { get; set; }

    /// <summary>When the platform said so, Unix milliseconds.</summary>
    public long RecordedAt { get; set; }

    public List<ExposedRibbonRecord> Ribbons { get; set; } = [];
}
