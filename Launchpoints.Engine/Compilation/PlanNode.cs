namespace Launchpoints.Engine.Compilation;

/// <summary>One node of a compiled rule. It evaluates a range of rows at a time into its own bitmap in the scratch memory.</summary>
/// <param name="index">The node's number in its plan, from 0: its place in the scratch memory.</param>
/// <param name="path">The JSON pointer of the rule's node it stands for; empty for the root.</param>
internal abstract class PlanNode(int index, string path)
{
    public int Index { get; } = index;

    public string Path { get; } = path;

    /// <summary>The children; empty for conditions.</summary>
    public virtual IReadOnlyList<PlanNode> Children => [];

    /// <summary>Evaluates the rows; bits beyond their number are clear. The result stays in the scratch memory.</summary>
    public Span<ulong> Evaluate(in RowRange rows, PlanScratch scratch)
    {
        var bits = scratch.Bits(Index, rows.Words);
        Evaluate(rows, scratch, bits);
        return bits;
    }

    protected abstract void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits);
}
