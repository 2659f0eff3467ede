using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Compilation;

/// <summary>Loops over columns that give one bit a row, 64 rows a word, and the word operations of groups.</summary>
internal static class BitKernels
{
    /// <summary>Words that hold a bit for each of <paramref name="rows"/> rows.</summary>
    public static int WordsFor(int rows) => (rows + 63) >> 6;

    /// <summary>Sets bit i where <c>low ≤ values[i] ≤ high</c>; false for a NaN. Bits beyond the values are cleared.</summary>
    /// <param name="values">One value a row.</param>
    /// <param name="low">The lower end, included.</param>
    /// <param name="high">The upper end, included; nothing passes when it is below <paramref name="low"/>.</param>
    /// <param name="words">At least <see cref="WordsFor"/> words; all are written.</param>
    public static void InRange<T>(ReadOnlySpan<T> values, T low, T high, Span<ulong> words)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        words.Clear();
        int whole = values.Length & ~63;
        var lows = Vector256.Create(low);
        var highs = Vector256.Create(high);
        ref T first = ref MemoryMarshal.GetReference(values);
        for (int row = 0; row < whole; row += 64)
        {
            ulong word = 0;
            for (int i = 0; i < 64; i += Vector256<T>.Count)
            {
                var x = Vector256.LoadUnsafe(ref first, (nuint)(row + i));
                var inside = Vector256.GreaterThanOrEqual(x, lows) & Vector256.LessThanOrEqual(x, highs);
                word |= (ulong)inside.ExtractMostSignificantBits() << i;
            }

            words[row >> 6] = word;
        }

        for (int row = whole; row < values.Length; row++)
        {
            words[row >> 6] |= (values[row] >= low && values[row] <= high ? 1UL : 0UL) << row;
        }
    }

    /// <summary>Sets bit i where <c>codes[i]</c> is a code whose table entry is set. Bits beyond the codes are cleared.</summary>
    /// <param name="codes">One code a row, −1 for missing.</param>
    /// <param name="table">A byte for each code, 0 or 1.</param>
    /// <param name="words">At least <see cref="WordsFor"/> words; all are written.</param>
    public static void InTable(ReadOnlySpan<int> codes, ReadOnlySpan<byte> table, Span<ulong> words)
    {
        words.Clear();
        for (int row = 0; row < codes.Length; row++)
        {
            int code = codes[row];
            ulong bit = (uint)code < (uint)table.Length ? table[code] : 0UL;
            words[row >> 6] |= bit << row;
        }
    }

    /// <summary>Complements the first <paramref name="rows"/> bits; bits beyond stay clear.</summary>
    public static void Complement(Span<ulong> words, int rows)
    {
        for (int i = 0; i < words.Length; i++)
        {
            words[i] = ~words[i];
        }

        ClearBeyond(words, rows);
    }

    /// <summary>Clears the bits from <paramref name="rows"/> on.</summary>
    public static void ClearBeyond(Span<ulong> words, int rows)
    {
        int whole = rows >> 6;
        if (whole < words.Length)
        {
            words[whole] &= (1UL << rows) - 1; // rows is taken modulo 64; 0 clears the whole word
            words[(whole + 1)..].Clear();
        }
    }

    /// <summary>Sets the first <paramref name="rows"/> bits and clears the rest.</summary>
    public static void Fill(Span<ulong> words, int rows)
    {
        words.Fill(ulong.MaxValue);
        ClearBeyond(words, rows);
    }

    /// <summary>into &amp;= other.</summary>
    public static void And(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] &= other[i];
        }
    }

    /// <summary>into |= other.</summary>
    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        for (int i = 0; i < into.Length; i++)
        {
            into[i] |= other[i];
        }
    }

    /// <summary>How many bits are set in both.</summary>
    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int count = 0;
        for (int i = 0; i < a.Length; i++)
        {
            count += BitOperations.PopCount(a[i] & b[i]);
        }

        return count;
    }

    /// <summary>How many of the bits <paramref name="from"/> ≤ i &lt; <paramref name="to"/> are set.</summary>
    public static int CountBetween(ReadOnlySpan<ulong> words, int from, int to)
    {
        int count = 0;
        for (int i = from; i < to;)
        {
            int end = Math.Min((i | 63) + 1, to);
            ulong word = words[i >> 6] >> i;
            int length = end - i;
            count += BitOperations.PopCount(length == 64 ? word : word & ((1UL << length) - 1));
            i = end;
        }

        return count;
    }

    /// <summary>The first set bit at or after <paramref name="from"/> and before <paramref name="to"/>, or −1.</summary>
    public static int NextSet(ReadOnlySpan<ulong> words, int from, int to)
    {
        while (from < to)
        {
            ulong word = words[from >> 6] >> from;
            if (word != 0)
            {
                int found = from + BitOperations.TrailingZeroCount(word);
                return found < to ? found : -1;
            }

            from = (from | 63) + 1;
        }

        return -1;
    }
}
