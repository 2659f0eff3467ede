using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on an attribute of the row itself: a customer's, a Kristal's, or an event's.</summary>
/// <param name="slot">The attribute.</param>
/// <param name="test">The positive test at an instant.</param>
/// <param name="timed">Whether the instant matters.</param>
/// <param name="complement">Whether the complement is asked.</param>
internal sealed class ColumnNode(int index, AttributeSlot slot, Func<RuleClock, ColumnTest> test, bool timed, bool complement, RuleClock any) : PlanNode(index)
{
    private readonly ColumnTest? _always = timed ? null : test(any);

    public AttributeSlot Slot { get; } = slot;

    public override bool IsTimed => timed;

    public override object? Bind(RuleClock clock) => timed ? test(clock) : null;

    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        TestAt(scratch).Evaluate(rows.Column(Slot.Ordinal), rows.Start, rows.Count, bits);
        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }

    public override long NextChange(in RowRange rows, PlanScratch scratch) =>
        timed ? TestAt(scratch).NextChange(rows.Column(Slot.Ordinal), rows.Start, rows.Count) : long.MaxValue;

    private ColumnTest TestAt(PlanScratch scratch) => _always ?? (ColumnTest)scratch.Program.Of(this)!;
}
