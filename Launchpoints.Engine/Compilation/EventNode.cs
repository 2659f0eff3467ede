using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on an aggregate over a customer's events of one type.</summary>
/// <param name="value">The aggregate.</param>
/// <param name="test">What is asked of it at an instant.</param>
/// <param name="timed">Whether the instant matters to the question itself.</param>
/// <param name="complement">Whether the complement is asked.</param>
internal sealed class EventNode(int index, EventValue value, Func<RuleClock, ColumnTest> test, bool timed, bool complement, RuleClock any) : PlanNode(index)
{
    private readonly ColumnTest? _always = timed ? null : test(any);

    public EventValue Value { get; } = value;

    public override bool IsTimed => true;

    public override object? Bind(RuleClock clock) => timed ? test(clock) : null;

    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        var asked = TestAt(scratch);
        if (rows.Count == 1 || scratch.IsAnswered(Value) || !Value.TryTest(asked, rows, scratch, bits))
        {
            asked.Evaluate(scratch.Values(Value, rows), 0, rows.Count, bits);
        }

        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }

    public override long NextChange(in RowRange rows, PlanScratch scratch)
    {
        long selection = Value.Selection.NextChange(rows, scratch);
        return timed ? Math.Min(selection, TestAt(scratch).NextChange(scratch.Values(Value, rows), 0, rows.Count)) : selection;
    }

    private ColumnTest TestAt(PlanScratch scratch) => _always ?? (ColumnTest)scratch.Program.Of(this)!;
}
