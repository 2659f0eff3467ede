using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on the key of an event's Kristal.</summary>
/// <param name="test">The positive test of the key.</param>
/// <param name="complement">Whether the complement is asked, which is true for events without a Kristal.</param>
internal sealed class EventKristalKeyNode(int index, ColumnTest test, bool complement) : PlanNode(index)
{
    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        test.Evaluate(rows.Events?.Kristals, rows.Start, rows.Count, bits);
        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }
}
