using System.Collections.Immutable;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>
/// One rule or many, compiled together against the attributes, texts and Kristals of a population: what they ask alike is asked once.
/// Holds for every instant, and for every later snapshot of that population until <see cref="IsFor"/> says otherwise.
/// </summary>
internal sealed class RuleProgram
{
    /// <summary>Numbers given to nodes and values: 0 ≤ index &lt; Size.</summary>
    public required int Size { get; init; }

    /// <summary>The nodes that an instant makes something of.</summary>
    public required ImmutableArray<PlanNode> Bindable { get; init; }

    /// <summary>The conditions on customers that the clock can change.</summary>
    public required ImmutableArray<PlanNode> Timed { get; init; }

    /// <summary>The roots of the segments that were referred to or added, each after those it refers to itself.</summary>
    public required ImmutableArray<PlanNode> Segments { get; init; }

    /// <summary>What the rules read of customers and their events.</summary>
    public required BlockReads Reads { get; init; }

    /// <summary>Whether segments refer to segments in a chain so long that following it would need a deep stack.</summary>
    public required bool HasLongChain { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The catalogue that conditions on Kristals were decided for; null when there are none.</summary>
    public required int? CatalogueVersion { get; init; }

    /// <summary>How many event types there were, when a rule names one that was not among them; null otherwise.</summary>
    public required int? KnownEventTypes { get; init; }

    /// <summary>Whether the program means the same for a later snapshot. Texts that are new there are taken up by the conditions themselves.</summary>
    public bool IsFor(PopulationSnapshot population) =>
        (CatalogueVersion is null || CatalogueVersion == population.Kristals.CatalogueVersion)
        && (KnownEventTypes is null || KnownEventTypes == population.EventTypes.Count);

    /// <summary>Answers what must be answered before any root is asked about these rows: nothing, but for long chains of segments.</summary>
    public void Prepare(in RowRange rows, PlanScratch scratch)
    {
        if (!HasLongChain)
        {
            return;
        }

        foreach (var segment in Segments)
        {
            scratch.Bits(segment, rows); // each finds those it refers to answered
        }
    }

    /// <summary>The program at an instant of its zone.</summary>
    public BoundProgram At(long now) => new(this, new RuleClock(now, Zone));
}
