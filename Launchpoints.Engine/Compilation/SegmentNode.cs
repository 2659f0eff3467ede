using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether the customer is a member of another segment.</summary>
/// <param name="target">The root of the other segment's published rule; null for a segment without one, which has no members.</param>
/// <param name="complement">Whether those who are not members are asked for.</param>
internal sealed class SegmentNode(int index, PlanNode? target, bool complement) : PlanNode(index)
{
    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        if (target is null)
        {
            bits.Clear();
        }
        else
        {
            scratch.Bits(target, rows).CopyTo(bits);
        }

        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }
}
