namespace Launchpoints.Web.Data.Records;

/// <summary>The workspace's settings: one row, absent while nothing was changed.</summary>
public sealed class SettingsRecord
{
    public const int OnlyId = 1;

    /// <summary>How long exposures are kept where nobody said otherwise.</summary>
    public const int UsualRetentionDays = 365;

    public int Id { get; set; } = OnlyId;

    public int MinCustomers { get; set; }

    public int MinKristals { get; set; }

    public required string TimeZone { get; set; }

    public List<string> HoldingEventTypes { get; set; } = [];

    public List<string> ReleasingEventTypes { get; set; } = [];

    /// <summary>How many days exposures are kept.</summary>
    public int ExposureRetentionDays { get; set; } = UsualRetentionDays;

    /// <summary>Goes up with every change; the ETag over HTTP.</summary>
    public long Version { get; set; } = 1;

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }
}
