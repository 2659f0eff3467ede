using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Launchpoints.Engine.Bitmaps;

/// <summary>Loops over columns that give one bit a row, 64 rows a word.</summary>
/// <remarks>
/// Each has a vector form of 512 bits, one of 256 bits and a portable one, which answer the same; the widest that the processor has is taken.
/// <c>DOTNET_EnableAVX512=0</c> and <c>DOTNET_EnableHWIntrinsic=0</c> choose a narrower one for a whole process.
/// </remarks>
internal static class CompareKernels
{
    /// <summary>Sets bit i where <c>low ≤ values[i] ≤ high</c>; false for a NaN. Bits beyond the values are cleared.</summary>
    /// <param name="values">One value a row.</param>
    /// <param name="low">The lower end, included.</param>
    /// <param name="high">The upper end, included; nothing passes when it is below <paramref name="low"/>.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words; all are written.</param>
    public static void InRange<T>(ReadOnlySpan<T> values, T low, T high, Span<ulong> words)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        int whole = values.Length & ~63;
        if (whole > 0 && Vector512.IsHardwareAccelerated)
        {
            InRange512(values, low, high, words);
        }
        else if (whole > 0 && Vector256.IsHardwareAccelerated)
        {
            InRange256(values, low, high, words);
        }
        else
        {
            whole = 0;
        }

        words[(whole >> 6)..].Clear();
        InRangePortable(values[whole..], low, high, words[(whole >> 6)..]);
    }

    /// <summary>The whole words of <see cref="InRange"/> by vectors of 512 bits.</summary>
    internal static void InRange512<T>(ReadOnlySpan<T> values, T low, T high, Span<ulong> words)
        where T : unmanaged
    {
        var lows = Vector512.Create(low);
        var highs = Vector512.Create(high);
        ref T first = ref MemoryMarshal.GetReference(values);
        for (int word = 0; word < values.Length >> 6; word++)
        {
            ulong bits = 0;
            for (int i = 0; i < 64; i += Vector512<T>.Count)
            {
                var x = Vector512.LoadUnsafe(ref first, (nuint)((word << 6) + i));
                bits |= (Vector512.GreaterThanOrEqual(x, lows) & Vector512.LessThanOrEqual(x, highs)).ExtractMostSignificantBits() << i;
            }

            words[word] = bits;
        }
    }

    /// <summary>The whole words of <see cref="InRange"/> by vectors of 256 bits.</summary>
    internal static void InRange256<T>(ReadOnlySpan<T> values, T low, T high, Span<ulong> words)
        where T : unmanaged
    {
        var lows = Vector256.Create(low);
        var highs = Vector256.Create(high);
        ref T first = ref MemoryMarshal.GetReference(values);
        for (int word = 0; word < values.Length >> 6; word++)
        {
            ulong bits = 0;
            for (int i = 0; i < 64; i += Vector256<T>.Count)
            {
                var x = Vector256.LoadUnsafe(ref first, (nuint)((word << 6) + i));
                bits |= (ulong)(Vector256.GreaterThanOrEqual(x, lows) & Vector256.LessThanOrEqual(x, highs)).ExtractMostSignificantBits() << i;
            }

            words[word] = bits;
        }
    }

    /// <summary><see cref="InRange"/> row by row, onto cleared words.</summary>
    internal static void InRangePortable<T>(ReadOnlySpan<T> values, T low, T high, Span<ulong> words)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        for (int row = 0; row < values.Length; row++)
        {
            words[row >> 6] |= (values[row] >= low && values[row] <= high ? 1UL : 0UL) << row;
        }
    }

    /// <summary>Sets bit i where the table has an entry for <c>codes[i]</c>. Bits beyond the codes are cleared.</summary>
    /// <param name="codes">One code a row.</param>
    /// <param name="table">256 bytes, 0 or 255; that of the code which stands for missing is 0.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words; all are written.</param>
    public static void InTable(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> table, Span<ulong> words)
    {
        int whole = 0;
        if (codes.Length >= 64 && Avx512Vbmi.IsSupported)
        {
            whole = codes.Length & ~63;
            InTable512(codes, table, words);
        }

        words[(whole >> 6)..].Clear();
        InTablePortable(codes[whole..], table, words[(whole >> 6)..]);
    }

    /// <summary>The whole words of <see cref="InTable(ReadOnlySpan{byte},ReadOnlySpan{byte},Span{ulong})"/>: 64 codes look themselves up at once.</summary>
    internal static void InTable512(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> table, Span<ulong> words)
    {
        var t0 = Vector512.Create(table[..64]);
        var t1 = Vector512.Create(table[64..128]);
        var t2 = Vector512.Create(table[128..192]);
        var t3 = Vector512.Create(table[192..256]);
        ref byte first = ref MemoryMarshal.GetReference(codes);
        for (int word = 0; word < codes.Length >> 6; word++)
        {
            var x = Vector512.LoadUnsafe(ref first, (nuint)(word << 6));
            ulong low = Avx512Vbmi.PermuteVar64x8x2(t0, x, t1).ExtractMostSignificantBits();
            ulong high = Avx512Vbmi.PermuteVar64x8x2(t2, x, t3).ExtractMostSignificantBits();
            ulong upper = x.ExtractMostSignificantBits();
            words[word] = (upper & high) | (~upper & low);
        }
    }

    /// <summary>The same row by row, onto cleared words.</summary>
    internal static void InTablePortable(ReadOnlySpan<byte> codes, ReadOnlySpan<byte> table, Span<ulong> words)
    {
        for (int row = 0; row < codes.Length; row++)
        {
            words[row >> 6] |= (table[codes[row]] & 1UL) << row;
        }
    }

    /// <summary>Sets bit i where <c>table[codes[i]]</c> is 1; false for codes beyond the table. Bits beyond the codes are cleared.</summary>
    /// <param name="codes">One code a row; what stands for missing lies beyond every table.</param>
    /// <param name="table">A byte for each code, 0 or 1.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words; all are written.</param>
    public static void InTable<T>(ReadOnlySpan<T> codes, ReadOnlySpan<byte> table, Span<ulong> words)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (table.IsEmpty)
        {
            words.Clear();
            return;
        }

        Span<bool> held = stackalloc bool[64];
        uint last = (uint)table.Length - 1;
        for (int word = 0; word < words.Length; word++)
        {
            // Nobody could predict a branch on whether a row has a value, nor should a row wait for the word of the one before: 64 answers stand
            // side by side as bytes and become a word at once.
            var some = codes[Math.Min(word << 6, codes.Length)..Math.Min((word + 1) << 6, codes.Length)];
            for (int i = 0; i < some.Length; i++)
            {
                uint code = uint.CreateTruncating(some[i]);
                held[i] = (table[(int)Math.Min(code, last)] != 0) & (code <= last);
            }

            words[word] = some.Length == 64 ? Pack(held) : Pack(held) & ((1UL << some.Length) - 1);
        }
    }

    /// <summary>The same where the table has an entry for every code there can be, so that nothing but the table is asked.</summary>
    /// <param name="codes">One code a row.</param>
    /// <param name="table">65,536 bytes, 0 or 1; that of the code which stands for missing is 0.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words; all are written.</param>
    /// <exception cref="ArgumentException">The table does not have an entry for every code.</exception>
    public static void InWholeTable(ReadOnlySpan<ushort> codes, ReadOnlySpan<byte> table, Span<ulong> words)
    {
        if (table.Length <= ushort.MaxValue)
        {
            throw new ArgumentException($"The table has {table.Length} entries and needs {ushort.MaxValue + 1}.", nameof(table));
        }

        ref byte entries = ref MemoryMarshal.GetReference(table);
        int whole = codes.Length >> 6;
        for (int word = 0; word < whole; word++)
        {
            ulong bits = 0;
            var some = codes.Slice(word << 6, 64);
            for (int i = 0; i < 64; i += 8)
            {
                ref ushort eight = ref Unsafe.AsRef(in some[i]);
                uint held = (uint)Unsafe.Add(ref entries, eight)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 1)) << 1)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 2)) << 2)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 3)) << 3)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 4)) << 4)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 5)) << 5)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 6)) << 6)
                    | ((uint)Unsafe.Add(ref entries, Unsafe.Add(ref eight, 7)) << 7);
                bits |= (ulong)held << i;
            }

            words[word] = bits;
        }

        words[whole..].Clear();
        for (int row = whole << 6; row < codes.Length; row++)
        {
            words[whole] |= (ulong)table[codes[row]] << row;
        }
    }

    /// <summary>How many of the values are below a limit.</summary>
    public static int CountBelow(ReadOnlySpan<uint> values, uint limit)
    {
        int count = 0, i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref uint first = ref MemoryMarshal.GetReference(values);
            var limits = Vector512.Create(limit);
            for (; i <= values.Length - Vector512<uint>.Count; i += Vector512<uint>.Count)
            {
                count += BitOperations.PopCount(Vector512.LessThan(Vector512.LoadUnsafe(ref first, (nuint)i), limits).ExtractMostSignificantBits());
            }
        }

        for (; i < values.Length; i++)
        {
            count += values[i] < limit ? 1 : 0;
        }

        return count;
    }

    /// <summary>Sets bit i where a test of single rows holds for row i. Bits beyond <paramref name="count"/> are cleared.</summary>
    /// <remarks>For what has no vector form.</remarks>
    /// <param name="count">How many rows.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words; all are written.</param>
    public static void Where<TTest>(int count, ref TTest test, Span<ulong> words)
        where TTest : struct, IRowTest, allows ref struct
    {
        Span<bool> held = stackalloc bool[64];
        int whole = count >> 6;
        for (int word = 0; word < whole; word++)
        {
            for (int i = 0; i < held.Length; i++)
            {
                held[i] = test.Holds((word << 6) + i);
            }

            words[word] = Pack(held);
        }

        words[whole..].Clear();
        for (int row = whole << 6; row < count; row++)
        {
            words[whole] |= (test.Holds(row) ? 1UL : 0UL) << row;
        }
    }

    /// <summary>A bit for each truth; bits beyond are cleared.</summary>
    /// <param name="truths">One a row.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words; all are written.</param>
    public static void PackAll(ReadOnlySpan<bool> truths, Span<ulong> words)
    {
        int whole = truths.Length >> 6;
        for (int word = 0; word < whole; word++)
        {
            words[word] = Pack(truths.Slice(word << 6, 64));
        }

        words[whole..].Clear();
        for (int row = whole << 6; row < truths.Length; row++)
        {
            words[whole] |= (truths[row] ? 1UL : 0UL) << row;
        }
    }

    /// <summary>A bit for each of 64 truths.</summary>
    public static ulong Pack(ReadOnlySpan<bool> truths)
    {
        ref byte first = ref MemoryMarshal.GetReference(MemoryMarshal.AsBytes(truths));
        if (Vector512.IsHardwareAccelerated)
        {
            return Vector512.GreaterThan(Vector512.LoadUnsafe(ref first), Vector512<byte>.Zero).ExtractMostSignificantBits();
        }

        if (Vector256.IsHardwareAccelerated)
        {
            ulong low = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first), Vector256<byte>.Zero).ExtractMostSignificantBits();
            ulong high = Vector256.GreaterThan(Vector256.LoadUnsafe(ref first, 32), Vector256<byte>.Zero).ExtractMostSignificantBits();
            return low | (high << 32);
        }

        ulong bits = 0;
        for (int i = 0; i < truths.Length; i++)
        {
            bits |= (truths[i] ? 1UL : 0UL) << i;
        }

        return bits;
    }
}
