using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>A rule compiled for one snapshot and one instant.</summary>
internal sealed class RulePlan
{
    public required Group Rule { get; init; }

    public required PopulationSnapshot Population { get; init; }

    public required PlanNode Root { get; init; }

    /// <summary>The roots of the segments that the rule refers to, each after those it refers to itself.</summary>
    public required IReadOnlyList<PlanNode> Segments { get; init; }

    /// <summary>Nodes in the plan, those of other segments and of event filters included.</summary>
    public required int NodeCount { get; init; }

    /// <summary>Evaluates rows with everything they depend on; the results of all nodes stay in the scratch memory.</summary>
    public Span<ulong> Evaluate(in RowRange rows, PlanScratch scratch)
    {
        foreach (var segment in Segments)
        {
            segment.Evaluate(rows, scratch);
        }

        return Root.Evaluate(rows, scratch);
    }
}
