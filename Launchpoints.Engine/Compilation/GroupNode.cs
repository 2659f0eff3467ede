using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>All of, or any of, the children, optionally negated.</summary>
/// <param name="overEvents">Whether the rows are events and not customers or Kristals.</param>
internal sealed class GroupNode(int index, bool all, bool not, IReadOnlyList<PlanNode> children, bool overEvents) : PlanNode(index)
{
    public bool All { get; } = all;

    public bool Not { get; } = not;

    public override IReadOnlyList<PlanNode> Children { get; } = children;

    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        if (All)
        {
            BitKernels.Fill(bits, rows.Count);
        }
        else
        {
            bits.Clear();
        }

        for (int i = 0; i < Children.Count; i++)
        {
            var other = overEvents ? scratch.EventBits(Children[i], rows) : scratch.Bits(Children[i], rows);
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

    public override void Filter(in RowRange events, PlanScratch scratch, Span<ulong> bits)
    {
        if (!All || Not)
        {
            base.Filter(events, scratch, bits);
            return;
        }

        for (int i = 0; i < Children.Count; i++)
        {
            Children[i].Filter(events, scratch, bits);
        }
    }

    public override bool HoldsFor(EventBlock events, int position, PlanScratch scratch)
    {
        for (int i = 0; i < Children.Count; i++)
        {
            if (Children[i].HoldsFor(events, position, scratch) != All)
            {
                return All == Not;
            }
        }

        return All != Not;
    }
}
