namespace Launchpoints.Engine.Compilation;

/// <summary>All of, or any of, the children, optionally negated.</summary>
internal sealed class GroupNode(int index, string path, bool all, bool not, IReadOnlyList<PlanNode> children) : PlanNode(index, path)
{
    public bool All { get; } = all;

    public bool Not { get; } = not;

    public override IReadOnlyList<PlanNode> Children { get; } = children;

    protected override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        if (All)
        {
            BitKernels.Fill(bits, rows.Count);
        }
        else
        {
            bits.Clear();
        }

        foreach (var child in Children)
        {
            var other = child.Evaluate(rows, scratch);
            if (All)
            {
                BitKernels.And(bits, other);
            }
            else
            {
                BitKernels.Or(bits, other);
            }
        }

        if (Not)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }
}
