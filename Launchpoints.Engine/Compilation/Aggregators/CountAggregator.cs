using System.Numerics;
using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many events are selected.</summary>
internal sealed class CountAggregator : CountingAggregator
{
    protected override void Count(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Span<int> counts)
    {
        var block = events.Events!;
        int total = BitKernels.Count(selected);
        if (total == events.Count)
        {
            var offsets = block.Offsets.AsSpan(rows.Start, rows.Count + 1);
            for (int row = 0; row < counts.Length; row++)
            {
                counts[row] = offsets[row + 1] - offsets[row];
            }
        }
        else if (total < rows.Count)
        {
            // Few: each finds its customer.
            var owners = block.Rows.AsSpan(events.Start, events.Count);
            for (int word = 0; word < selected.Length; word++)
            {
                for (ulong left = selected[word]; left != 0; left &= left - 1)
                {
                    counts[owners[(word << 6) + BitOperations.TrailingZeroCount(left)] - rows.Start]++;
                }
            }
        }
        else
        {
            CountByRow(rows, events, selected, counts);
        }
    }

    // Many: what is selected before the end of a row, less what is selected before its beginning.
    private static void CountByRow(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, Span<int> counts)
    {
        Span<int> before = selected.Length <= 512 ? stackalloc int[selected.Length + 1] : new int[selected.Length + 1];
        for (int word = 0; word < selected.Length; word++)
        {
            before[word + 1] = before[word] + BitOperations.PopCount(selected[word]);
        }

        var offsets = events.Events!.Offsets.AsSpan(rows.Start, rows.Count + 1);
        int former = 0;
        for (int row = 0; row < counts.Length; row++)
        {
            int end = offsets[row + 1] - events.Start;
            int word = end >> 6;
            int sum = before[word];
            if ((end & 63) != 0)
            {
                sum += BitOperations.PopCount(selected[word] & ((1UL << (end & 63)) - 1));
            }

            counts[row] = sum - former;
            former = sum;
        }
    }
}
