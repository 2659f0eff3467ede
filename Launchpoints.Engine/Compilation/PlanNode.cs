using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>One question of a compiled rule about each row of a range. Rules that ask the same share the node; it is answered once a range.</summary>
/// <param name="index">The node's number in its program, from 0: its place in the scratch memory.</param>
internal abstract class PlanNode(int index)
{
    public int Index { get; } = index;

    /// <summary>The nodes of the same rows that this one is computed from; empty for conditions.</summary>
    public virtual IReadOnlyList<PlanNode> Children => [];

    /// <summary>Whether the answer for given attributes and events can change with the clock.</summary>
    public virtual bool IsTimed => false;

    /// <summary>What an instant makes of the node, kept by <see cref="BoundProgram"/>; null for nodes that are the same at any instant.</summary>
    public virtual object? Bind(RuleClock clock) => null;

    /// <summary>Sets bit i for row <c>rows.Start + i</c> where the answer is yes; bits beyond the rows are cleared.</summary>
    /// <param name="rows">The rows asked about.</param>
    /// <param name="scratch">Where the answers of other nodes are found.</param>
    /// <param name="bits">The answer; all words are written.</param>
    public abstract void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits);

    /// <summary>Clears the bits of the events for which the answer is no.</summary>
    public virtual void Filter(in RowRange events, PlanScratch scratch, Span<ulong> bits) => BitKernels.And(bits, scratch.EventBits(this, events));

    /// <summary>Whether the answer for one event is yes.</summary>
    public virtual bool HoldsFor(EventBlock events, int position, PlanScratch scratch)
    {
        Span<ulong> bit = stackalloc ulong[1];
        Evaluate(new RowRange(events.Columns, position, 1, null, events), scratch, bit);
        return (bit[0] & 1) != 0;
    }

    /// <summary>
    /// An instant after now up to which, itself excluded, the clock cannot change this node's own answer for any of the rows.
    /// At that instant it may. The largest number when it never will. Children speak for themselves.
    /// </summary>
    public virtual long NextChange(in RowRange rows, PlanScratch scratch) => long.MaxValue;
}
