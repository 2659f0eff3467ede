using System.Collections.Immutable;

namespace Launchpoints.Engine.Schema;

/// <summary>The settings of a workspace that change what the engine answers.</summary>
/// <param name="MinCustomers">Members a segment needs to qualify, at least 0.</param>
/// <param name="MinKristals">Kristals a segment needs to qualify, at least 0.</param>
/// <param name="TimeZone">The zone in which days, months and anniversaries are counted.</param>
/// <param name="HoldingEventTypes">Event types after which a customer holds a Kristal.</param>
/// <param name="ReleasingEventTypes">Event types after which a customer no longer holds it.</param>
public sealed record WorkspaceSettings(
    int MinCustomers,
    int MinKristals,
    TimeZoneInfo TimeZone,
    ImmutableArray<string> HoldingEventTypes,
    ImmutableArray<string> ReleasingEventTypes)
{
    /// <summary>20 customers, 10 Kristals, UTC, <c>invested</c> holds and <c>redeemed</c> releases.</summary>
    public static WorkspaceSettings Default { get; } = new(20, 10, TimeZoneInfo.Utc, ["invested"], ["redeemed"]);
}
