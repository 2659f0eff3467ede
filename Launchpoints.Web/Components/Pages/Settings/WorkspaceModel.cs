using System.Collections.Immutable;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Settings;

namespace Launchpoints.Web.Components.Pages.Settings;

/// <summary>The settings as their form holds them: text that may still be wrong.</summary>
public sealed class WorkspaceModel
{
    public int MinCustomers { get; set; }

    public int MinKristals { get; set; }

    public string TimeZone { get; set; } = "";

    /// <summary>Event types, one a line or separated by commas.</summary>
    public string Holding { get; set; } = "";

    public string Releasing { get; set; } = "";

    public static WorkspaceModel Of(WorkspaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new()
        {
            MinCustomers = settings.MinCustomers,
            MinKristals = settings.MinKristals,
            TimeZone = settings.TimeZone.Id,
            Holding = string.Join(", ", settings.HoldingEventTypes),
            Releasing = string.Join(", ", settings.ReleasingEventTypes),
        };
    }

    public Outcome<WorkspaceSettings> Read() => SettingsWrites.ZoneOf(TimeZone.Trim()) is { } zone
        ? Outcome.Ok(new WorkspaceSettings(MinCustomers, MinKristals, zone, Types(Holding), Types(Releasing)))
        : Outcome.Invalid("value.wrong", "/timeZone", $"There is no time zone '{TimeZone}'. Give an IANA name such as Europe/Berlin or Asia/Singapore.");

    private static ImmutableArray<string> Types(string text) =>
        [.. text.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
