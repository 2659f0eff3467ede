using System.Numerics;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many different values the selected events have; missing ones are not counted.</summary>
internal sealed class DistinctAggregator(EventOperand operand) : CountingAggregator
{
    // Codes that fit the bits of a word are marked there, a word a customer.
    private const int WordCodes = 64;

    protected override void Count(in SelectedEvents selected, PlanScratch scratch, Span<int> counts)
    {
        if (operand.CodeCount is not { } codes || codes > WordCodes)
        {
            if (operand.Slot is null && selected.Events!.Kristals is IStored<ushort> kristals)
            {
                CountKristals(selected, kristals.Stored, operand.CodeCount!.Value, scratch, counts);
                return;
            }

            CountEach(selected, scratch, counts);
            return;
        }

        if (operand.ColumnOf(selected.Events!) is not ValueColumn<int> column)
        {
            return;
        }

        var seen = scratch.Masks(counts.Length);
        seen.Clear();
        if (operand.OfKristal)
        {
            Mark(selected, operand.CodesByKristal, seen);
        }
        else
        {
            var visitor = new Visitor(column, seen);
            selected.ForEach(ref visitor);
        }

        for (int row = 0; row < counts.Length; row++)
        {
            counts[row] = BitOperations.PopCount(seen[row]);
        }
    }

    protected override int Count(EventBlock events, ReadOnlySpan<int> selected, PlanScratch scratch)
    {
        var column = operand.ColumnOf(events);
        if (column is ValueColumn<int> texts && operand.CodeCount is { } codes)
        {
            var lastSeen = scratch.Codes(codes);
            int mark = scratch.NextMark();
            int count = 0;
            foreach (int position in selected)
            {
                int place = operand.RowOf(events, position);
                int code = (uint)place < (uint)texts.Length ? texts[place] : -1;
                if (code >= 0 && lastSeen[code] != mark)
                {
                    lastSeen[code] = mark;
                    count++;
                }
            }

            return count;
        }

        var seen = new HashSet<AttributeValue>();
        foreach (int position in selected)
        {
            int place = operand.RowOf(events, position);
            if (column is not null && place >= 0 && column.Get(place, operand.Slot!) is { IsMissing: false } value)
            {
                seen.Add(value);
            }
        }

        return seen.Count;
    }

    // The usual catalogue: customer by customer, each Kristal marked with the customer it was last counted for. Nothing is branched on but the end:
    // customers have few events, and whether the next one is the last, or new, could not be foreseen.
    private static void CountKristals(in SelectedEvents selected, ushort[] kristals, int known, PlanScratch scratch, Span<int> counts)
    {
        var events = selected.Events!;
        int first = selected.First, mark = scratch.NextMarks(CustomerBlock.Size);
        uint length = (uint)selected.Count;
        bool filtered = selected.IsFiltered;
        var rows = events.Rows;
        var order = events.Order.Positions;
        ushort[]? narrow = order.Narrow;
        var lastSeen = scratch.Codes(known + 1).AsSpan(0, known + 1); // the last one stands for no Kristal
        for (int place = 0; place < rows.Length; place++)
        {
            int position = narrow is null ? order[place] : narrow[place];
            int row = rows[position];
            int kristal = Math.Min(kristals[position], known);
            int seen = lastSeen[kristal];
            bool isCounted = ((uint)(position - first) < length) & (kristal < known);
            if (filtered)
            {
                isCounted &= selected.Contains(position);
            }

            counts[row] += isCounted & (seen != mark + row) ? 1 : 0;
            lastSeen[kristal] = isCounted ? mark + row : seen;
        }
    }

    private static void Mark(in SelectedEvents selected, int[] codesByKristal, Span<ulong> seen)
    {
        switch (selected.Events!.Kristals)
        {
            case IStored<byte> bytes:
                Mark(selected, bytes.Stored, codesByKristal.AsSpan(0, Math.Min(codesByKristal.Length, byte.MaxValue)), seen);
                break;
            case IStored<ushort> shorts:
                Mark(selected, shorts.Stored, codesByKristal.AsSpan(0, Math.Min(codesByKristal.Length, ushort.MaxValue)), seen);
                break;
            case IStored<int> codes:
                Mark(selected, codes.Stored, codesByKristal, seen);
                break;
        }
    }

    // What stands for no Kristal lies beyond the codes.
    private static void Mark<T>(in SelectedEvents selected, T[] kristals, ReadOnlySpan<int> codesByKristal, Span<ulong> seen)
        where T : unmanaged, INumberBase<T>
    {
        var visitor = new KristalVisitor<T>(kristals, codesByKristal, seen);
        selected.ForEach(ref visitor);
    }

    private readonly ref struct Visitor(ValueColumn<int> column, Span<ulong> seen) : IEventVisitor
    {
        private readonly Span<ulong> _seen = seen;

        public void Visit(int position, int row)
        {
            int code = position < column.Length ? column[position] : -1;
            _seen[row] |= code < 0 ? 0 : 1UL << code;
        }
    }

    private readonly ref struct KristalVisitor<T>(T[] kristals, ReadOnlySpan<int> codesByKristal, Span<ulong> seen) : IEventVisitor
        where T : unmanaged, INumberBase<T>
    {
        private readonly ReadOnlySpan<int> _codes = codesByKristal;
        private readonly Span<ulong> _seen = seen;

        public void Visit(int position, int row)
        {
            uint kristal = uint.CreateTruncating(kristals[position]);
            int code = kristal < (uint)_codes.Length ? _codes[(int)kristal] : -1;
            _seen[row] |= code < 0 ? 0 : 1UL << code;
        }
    }
}
