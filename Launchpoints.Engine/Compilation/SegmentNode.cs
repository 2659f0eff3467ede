namespace Launchpoints.Engine.Compilation;

/// <summary>Whether the customer is a member of another segment, whose rule the plan evaluates first for the same rows.</summary>
/// <param name="target">The root of the other segment's published rule; null for a segment without one, which has no members.</param>
/// <param name="complement">Whether those who are not members are asked for.</param>
internal sealed class SegmentNode(int index, string path, PlanNode? target, bool complement) : PlanNode(index, path)
{
    protected override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        if (target is null)
        {
            bits.Clear();
        }
        else
        {
            scratch.Bits(target.Index, rows.Words).CopyTo(bits);
        }

        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }
}
