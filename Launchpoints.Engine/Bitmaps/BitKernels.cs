using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Bitmaps;

/// <summary>Word operations on bitmaps: bit i of word i / 64 stands for row i.</summary>
internal static class BitKernels
{
    /// <summary>Words that hold a bit for each of <paramref name="rows"/> rows.</summary>
    public static int WordsFor(int rows) => (rows + 63) >> 6;

    /// <summary>Whether a bit is set; false beyond the words.</summary>
    public static bool IsSet(ReadOnlySpan<ulong> words, int bit) => (uint)(bit >> 6) < (uint)words.Length && (words[bit >> 6] >> bit & 1) != 0;

    /// <summary>Complements the first <paramref name="rows"/> bits; bits beyond stay clear.</summary>
    public static void Complement(Span<ulong> words, int rows)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref ulong a = ref MemoryMarshal.GetReference(words);
            for (; i <= words.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                (~Vector512.LoadUnsafe(ref a, (nuint)i)).StoreUnsafe(ref a, (nuint)i);
            }
        }

        for (; i < words.Length; i++)
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
        int i = 0;
        if (into.Length >= Vector512<ulong>.Count && Vector512.IsHardwareAccelerated)
        {
            ref ulong a = ref MemoryMarshal.GetReference(into);
            ref ulong b = ref MemoryMarshal.GetReference(other[..into.Length]);
            for (; i <= into.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                (Vector512.LoadUnsafe(ref a, (nuint)i) & Vector512.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref a, (nuint)i);
            }
        }

        for (; i < into.Length; i++)
        {
            into[i] &= other[i];
        }
    }

    /// <summary>into = a &amp; b, with <paramref name="into"/> cleared beyond <paramref name="a"/>.</summary>
    /// <param name="a">At most as many words as <paramref name="b"/>.</param>
    /// <param name="into">At least as many words as <paramref name="a"/>; all are written.</param>
    /// <returns>How many bits are set in both.</returns>
    public static int AndCount(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b, Span<ulong> into)
    {
        into[a.Length..].Clear();
        into = into[..a.Length];
        b = b[..a.Length];
        int count = 0, i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            ulong first = a[i] & b[i], second = a[i + 1] & b[i + 1], third = a[i + 2] & b[i + 2], fourth = a[i + 3] & b[i + 3];
            (into[i], into[i + 1], into[i + 2], into[i + 3]) = (first, second, third, fourth);
            count += BitOperations.PopCount(first) + BitOperations.PopCount(second) + BitOperations.PopCount(third) + BitOperations.PopCount(fourth);
        }

        for (; i < a.Length; i++)
        {
            into[i] = a[i] & b[i];
            count += BitOperations.PopCount(into[i]);
        }

        return count;
    }

    /// <summary>into &amp;= ~other.</summary>
    public static void AndNot(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        int i = 0;
        if (into.Length >= Vector512<ulong>.Count && Vector512.IsHardwareAccelerated)
        {
            ref ulong a = ref MemoryMarshal.GetReference(into);
            ref ulong b = ref MemoryMarshal.GetReference(other[..into.Length]);
            for (; i <= into.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                Vector512.AndNot(Vector512.LoadUnsafe(ref a, (nuint)i), Vector512.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref a, (nuint)i);
            }
        }

        for (; i < into.Length; i++)
        {
            into[i] &= ~other[i];
        }
    }

    /// <summary>into |= other.</summary>
    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> other)
    {
        int i = 0;
        if (into.Length >= Vector512<ulong>.Count && Vector512.IsHardwareAccelerated)
        {
            ref ulong a = ref MemoryMarshal.GetReference(into);
            ref ulong b = ref MemoryMarshal.GetReference(other[..into.Length]);
            for (; i <= into.Length - Vector512<ulong>.Count; i += Vector512<ulong>.Count)
            {
                (Vector512.LoadUnsafe(ref a, (nuint)i) | Vector512.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref a, (nuint)i);
            }
        }

        for (; i < into.Length; i++)
        {
            into[i] |= other[i];
        }
    }

    /// <summary>Copies <paramref name="count"/> bits that begin at bit <paramref name="start"/>; bits beyond them are cleared.</summary>
    /// <param name="source">Where the bits are; bits beyond its words are clear.</param>
    /// <param name="words">At least <see cref="WordsFor"/> words; all are written.</param>
    public static void Slice(ReadOnlySpan<ulong> source, int start, int count, Span<ulong> words)
    {
        int shift = start & 63;
        int first = start >> 6;
        if (shift == 0)
        {
            var whole = source[Math.Min(first, source.Length)..];
            whole = whole[..Math.Min(whole.Length, words.Length)];
            whole.CopyTo(words);
            words[whole.Length..].Clear();
            ClearBeyond(words, count);
            return;
        }

        for (int i = 0; i < words.Length; i++)
        {
            ulong low = first + i < source.Length ? source[first + i] : 0;
            ulong high = first + i + 1 < source.Length ? source[first + i + 1] : 0;
            words[i] = (low >> shift) | (high << (64 - shift));
        }

        ClearBeyond(words, count);
    }

    /// <summary>How many bits are set.</summary>
    public static int Count(ReadOnlySpan<ulong> words)
    {
        int count = 0;
        foreach (ulong word in words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
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

    /// <summary>The last set bit before <paramref name="to"/> and at or after <paramref name="from"/>, or −1.</summary>
    public static int LastSet(ReadOnlySpan<ulong> words, int from, int to)
    {
        while (to > from)
        {
            int last = to - 1;
            ulong word = words[last >> 6] << (63 - (last & 63));
            if (word != 0)
            {
                int found = last - BitOperations.LeadingZeroCount(word);
                return found >= from ? found : -1;
            }

            to = last & ~63;
        }

        return -1;
    }
}
