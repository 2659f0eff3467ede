using System.Collections.Immutable;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>A rule compiled for one snapshot and one instant.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Population">The snapshot it is asked of.</param>
/// <param name="Program">What is evaluated.</param>
/// <param name="Root">Which node stands for which node of the rule.</param>
internal sealed record RulePlan(Group Rule, PopulationSnapshot Population, BoundProgram Program, PlanTree Root)
{
    /// <summary>Answers for a range of rows; the answers of all nodes are found in the scratch memory, some when first asked for.</summary>
    public Span<ulong> Evaluate(in RowRange rows, PlanScratch scratch)
    {
        scratch.Begin(rows);
        Program.Program.Prepare(rows, scratch);
        return scratch.Bits(Root.Node, rows);
    }
}

/// <summary>A node of a rule's tree and the shared node that answers for it.</summary>
/// <param name="Path">The JSON pointer of the rule's node; empty for the root.</param>
/// <param name="Node">What answers.</param>
/// <param name="Children">The trees of a group's rules, in their order; empty for conditions.</param>
internal sealed record PlanTree(string Path, PlanNode Node, ImmutableArray<PlanTree> Children)
{
    /// <summary>This node and all below, parents before children.</summary>
    public IEnumerable<PlanTree> All() => Children.SelectMany(c => c.All()).Prepend(this);
}
