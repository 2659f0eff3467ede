using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many different values the selected events have; missing ones are not counted.</summary>
internal sealed class DistinctAggregator(EventOperand operand) : CountingAggregator
{
    protected override void Count(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Span<int> counts)
    {
        if (operand.CodeCount is { } codes)
        {
            CountCodes(rows, events, selected, scratch, scratch.Codes(codes), counts);
            return;
        }

        var block = events.Events!;
        int row = -1;
        HashSet<AttributeValue> seen = [];
        for (int i = BitKernels.NextSet(selected, 0, events.Count); i >= 0; i = BitKernels.NextSet(selected, i + 1, events.Count))
        {
            int owner = block.Rows[events.Start + i] - rows.Start;
            if (owner != row)
            {
                row = owner;
                seen.Clear();
            }

            if (operand.Value(block, events.Start + i) is { IsMissing: false } value && seen.Add(value))
            {
                counts[row]++;
            }
        }
    }

    private void CountCodes(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, int[] lastSeen, Span<int> counts)
    {
        var block = events.Events!;
        int row = -1, mark = 0;
        for (int i = BitKernels.NextSet(selected, 0, events.Count); i >= 0; i = BitKernels.NextSet(selected, i + 1, events.Count))
        {
            int owner = block.Rows[events.Start + i] - rows.Start;
            if (owner != row)
            {
                row = owner;
                mark = scratch.NextMark();
            }

            int code = operand.Code(block, events.Start + i);
            if (code >= 0 && lastSeen[code] != mark)
            {
                lastSeen[code] = mark;
                counts[row]++;
            }
        }
    }
}
