using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on an attribute of the row itself: a customer's, a Kristal's, or an event's.</summary>
internal sealed class ColumnNode(int index, string path, AttributeSlot slot, ColumnTest test, bool complement) : PlanNode(index, path)
{
    public AttributeSlot Slot { get; } = slot;

    protected override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        test.Evaluate(rows.Column(Slot.Ordinal), rows.Start, rows.Count, bits);
        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }
}
