using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Settings;

/// <summary>The workspace's settings.</summary>
/// <param name="Settings">What they are.</param>
/// <param name="Version">What <see cref="Expected"/> compares and HTTP sends as ETag; 0 while nothing was ever changed.</param>
/// <param name="ChangedAt">When they last changed; null while they never did.</param>
/// <param name="ChangedBy">Who changed them.</param>
/// <param name="ExposureRetentionDays">For how many days exposures are kept.</param>
public sealed record SettingsView(
    WorkspaceSettings Settings, long Version, DateTimeOffset? ChangedAt, string? ChangedBy, int ExposureRetentionDays = SettingsView.UsualRetentionDays)
{
    /// <summary>How long exposures are kept where nobody said otherwise.</summary>
    public const int UsualRetentionDays = Data.Records.SettingsRecord.UsualRetentionDays;
}
