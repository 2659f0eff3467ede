using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>A condition on an attribute of an event's Kristal, decided beforehand for every Kristal.</summary>
/// <param name="test">The positive test of the Kristals at an instant.</param>
/// <param name="timed">Whether the instant matters.</param>
/// <param name="column">The Kristals' attribute; null when none has a value. Rows outside the catalogue have none.</param>
/// <param name="complement">Whether the complement is asked, which is true for events without a Kristal.</param>
internal sealed class EventKristalNode(int index, Func<RuleClock, ColumnTest> test, bool timed, Column? column, bool complement, RuleClock any)
    : PlanNode(index)
{
    // One look-up at a time costs about as much as four in a row.
    private const int FewOfAll = 4;

    private readonly TableOf? _always = timed ? null : Decide(test(any), column);

    public override bool IsTimed => timed;

    public override object? Bind(RuleClock clock) => timed ? Decide(test(clock), column) : null;

    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        var decided = _always ?? (TableOf)scratch.Program.Of(this)!;
        switch (rows.Events?.Kristals)
        {
            case IStored<byte> bytes:
                CompareKernels.InTable(bytes.Stored.AsSpan(rows.Start, rows.Count), decided.Bytes, bits);
                break;
            case IStored<ushort> shorts:
                CompareKernels.InWholeTable(shorts.Stored.AsSpan(rows.Start, rows.Count), decided.Whole, bits);
                break;
            case IStored<int> codes:
                CompareKernels.InTable<int>(codes.Stored.AsSpan(rows.Start, rows.Count), decided.Table, bits);
                break;
            default:
                bits.Clear();
                break;
        }

        if (complement)
        {
            BitKernels.Complement(bits, rows.Count);
        }
    }

    public override void Filter(in RowRange events, PlanScratch scratch, Span<ulong> bits)
    {
        if (scratch.IsAnswered(this) || BitKernels.Count(bits) > events.Count / FewOfAll)
        {
            base.Filter(events, scratch, bits);
            return;
        }

        var table = (_always ?? (TableOf)scratch.Program.Of(this)!).Table;
        foreach (int i in new SetBits(bits))
        {
            int kristal = events.Events!.KristalOf(events.Start + i);
            if (((uint)kristal < (uint)table.Length && table[kristal] != 0) == complement)
            {
                bits[i >> 6] &= ~(1UL << i);
            }
        }
    }

    public override long NextChange(in RowRange rows, PlanScratch scratch) => timed && rows.Count > 0
        ? test(scratch.Clock).NextChange(column, 0, column?.Length ?? 0)
        : long.MaxValue;

    private static TableOf Decide(ColumnTest test, Column? column)
    {
        int count = column?.Length ?? 0;
        var bits = new ulong[BitKernels.WordsFor(count)];
        test.Evaluate(column, 0, count, bits);
        var table = new byte[count];
        var bytes = new byte[256];
        for (int row = 0; row < count; row++)
        {
            bool passes = BitKernels.IsSet(bits, row);
            table[row] = passes ? (byte)1 : (byte)0;
            if (row < byte.MaxValue)
            {
                bytes[row] = passes ? byte.MaxValue : (byte)0;
            }
        }

        return new TableOf(table, TextTable.WholeOf(table.AsSpan(0, Math.Min(count, ushort.MaxValue))), bytes);
    }

    /// <summary>A byte for each Kristal, 0 or 1; the same for all that two bytes can number; and for the first 255, 0 or 255.</summary>
    private sealed record TableOf(byte[] Table, byte[] Whole, byte[] Bytes);
}
