using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>All of, or any of, the children, optionally negated.</summary>
/// <param name="overEvents">Whether the rows are events and not customers or Kristals.</param>
internal sealed class GroupNode(int index, bool all, bool not, PlanNode[] children, bool overEvents) : PlanNode(index)
{
    private readonly PlanNode[] _children = children;

    public bool All { get; } = all;

    public bool Not { get; } = not;

    public override IReadOnlyList<PlanNode> Children => _children;

    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        if (_children.Length == 0)
        {
            BitKernels.Fill(bits, All ? rows.Count : 0);
        }

        for (int i = 0; i < _children.Length; i++)
        {
            var other = overEvents ? scratch.EventBits(_children[i], rows) : scratch.Bits(_children[i], rows);
            if (i == 0)
            {
                other.CopyTo(bits);
            }
            else if (All)
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

        for (int i = 0; i < _children.Length; i++)
        {
            _children[i].Filter(events, scratch, bits);
        }
    }

    public override bool HoldsFor(EventBlock events, int position, PlanScratch scratch)
    {
        for (int i = 0; i < _children.Length; i++)
        {
            if (_children[i].HoldsFor(events, position, scratch) != All)
            {
                return All == Not;
            }
        }

        return All != Not;
    }
}
