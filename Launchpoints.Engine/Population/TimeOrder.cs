using System.Buffers;

namespace Launchpoints.Engine.Population;

/// <summary>Puts events into the order of their instants; those of one instant stay in the order of arrival.</summary>
internal static class TimeOrder
{
    // Twelve bits a pass: a year in milliseconds is three passes, and 4,096 counters fit a first-level cache.
    private const int DigitBits = 12;
    private const int Digits = 1 << DigitBits;

    // Below this, clearing and adding up the counters would be most of the work.
    private const int Few = 512;

    /// <summary>Sorts.</summary>
    /// <param name="times">The instants; ascending afterwards.</param>
    /// <param name="order">What belongs to them, ascending before; moved with them.</param>
    /// <remarks>From the lowest digit up, each pass stable (D. E. Knuth, The Art of Computer Programming 3, 5.2.5).</remarks>
    public static void Sort(Span<long> times, Span<int> order)
    {
        if (IsSorted(times))
        {
            return;
        }

        if (times.Length < Few)
        {
            SortFew(times, order);
            return;
        }

        long least = long.MaxValue, greatest = long.MinValue;
        foreach (long time in times)
        {
            least = Math.Min(least, time);
            greatest = Math.Max(greatest, time);
        }

        long[] otherTimes = ArrayPool<long>.Shared.Rent(times.Length);
        int[] otherOrder = ArrayPool<int>.Shared.Rent(times.Length);
        Span<long> fromTimes = times, toTimes = otherTimes.AsSpan(0, times.Length);
        Span<int> fromOrder = order, toOrder = otherOrder.AsSpan(0, times.Length);
        Span<int> next = stackalloc int[Digits];
        // As unsigned, the distance of two instants never overflows.
        for (int shift = 0; shift < 64 && ((ulong)greatest - (ulong)least) >> shift != 0; shift += DigitBits)
        {
            next.Clear();
            foreach (long time in fromTimes)
            {
                next[(int)(((ulong)time - (ulong)least) >> shift) & (Digits - 1)]++;
            }

            int sum = 0;
            for (int digit = 0; digit < Digits; digit++)
            {
                (next[digit], sum) = (sum, sum + next[digit]);
            }

            for (int i = 0; i < fromTimes.Length; i++)
            {
                int place = next[(int)(((ulong)fromTimes[i] - (ulong)least) >> shift) & (Digits - 1)]++;
                toTimes[place] = fromTimes[i];
                toOrder[place] = fromOrder[i];
            }

            var sortedTimes = toTimes;
            toTimes = fromTimes;
            fromTimes = sortedTimes;
            var sortedOrder = toOrder;
            toOrder = fromOrder;
            fromOrder = sortedOrder;
        }

        if (fromTimes != times)
        {
            fromTimes.CopyTo(times);
            fromOrder.CopyTo(order);
        }

        ArrayPool<long>.Shared.Return(otherTimes);
        ArrayPool<int>.Shared.Return(otherOrder);
    }

    private static bool IsSorted(ReadOnlySpan<long> times)
    {
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] < times[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static void SortFew(Span<long> times, Span<int> order)
    {
        times.Sort(order);
        for (int from = 0; from < times.Length;)
        {
            int to = from + 1;
            while (to < times.Length && times[to] == times[from])
            {
                to++;
            }

            order[from..to].Sort();
            from = to;
        }
    }
}
