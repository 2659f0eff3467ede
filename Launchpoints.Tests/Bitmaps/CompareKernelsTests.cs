using System.Numerics;
using System.Runtime.Intrinsics.X86;
using Launchpoints.Engine.Bitmaps;
using Xunit;

namespace Launchpoints.Tests.Bitmaps;

/// <summary>Every form of every loop against a question to each row. The forms are called by name, so that none is passed over on a machine that has wider vectors.</summary>
public sealed class CompareKernelsTests
{
    private const int Seed = 20_261_121;
    private const ulong Rubbish = 0xDEAD_BEEF_DEAD_BEEF;

    [Fact]
    public void InRange_InEveryFormForEveryType_HoldsForTheSameRows()
    {
        var random = new Random(Seed);
        for (int i = 0; i < 400; i++)
        {
            InRange<byte>(random, [byte.MinValue, 1, 127, 128, byte.MaxValue], r => (byte)r.Next(256));
            InRange<sbyte>(random, [sbyte.MinValue, -1, 0, 1, sbyte.MaxValue], r => (sbyte)r.Next(-128, 128));
            InRange<short>(random, [short.MinValue, -1, 0, 1, short.MaxValue], r => (short)r.Next(short.MinValue, short.MaxValue + 1));
            InRange<ushort>(random, [ushort.MinValue, 1, 0x7FFF, 0x8000, ushort.MaxValue], r => (ushort)r.Next(65_536));
            InRange<int>(random, [int.MinValue, -1, 0, 1, int.MaxValue], r => r.Next(int.MinValue, int.MaxValue));
            InRange<uint>(random, [0, 1, 0x7FFF_FFFF, 0x8000_0000, uint.MaxValue], r => (uint)r.NextInt64(1L << 32));
            InRange<long>(random, [long.MinValue, -1, 0, 1, long.MaxValue], r => r.NextInt64(long.MinValue, long.MaxValue));
            InRange<double>(random, [double.NaN, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, double.PositiveInfinity], r => (r.NextDouble() - 0.5) * 100);
        }
    }

    [Fact]
    public void InTable_OfBytesInEveryForm_HoldsForTheSameRows()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 400; round++)
        {
            var codes = new byte[random.Next(200)];
            random.NextBytes(codes);
            var table = new byte[256];
            for (int i = 0; i < table.Length; i++) table[i] = (byte)(random.Next(2) * 255);
            var expected = Bits(codes, c => table[c] != 0);
            Demand(expected, words => CompareKernels.InTable(codes, table, words));
            Demand(expected, words => CompareKernels.InTablePortable(codes, table, words), cleared: true);
            if (Avx512Vbmi.IsSupported) DemandWhole(expected, codes.Length, words => CompareKernels.InTable512(codes, table, words));
        }
    }

    [Fact]
    public void InTable_OfWiderCodes_HoldsForThoseThatTheTableNames()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 400; round++)
        {
            var table = new byte[random.Next(300)];
            for (int i = 0; i < table.Length; i++) table[i] = (byte)random.Next(2);
            // Some codes lie beyond the table, as that of a missing value does.
            var codes = new int[random.Next(200)];
            for (int i = 0; i < codes.Length; i++) codes[i] = random.Next(8) == 0 ? -1 : random.Next(table.Length + 20);
            Demand(Bits(codes, c => (uint)c < (uint)table.Length && table[c] != 0), words => CompareKernels.InTable<int>(codes, table, words));
            ushort[] narrow = [.. codes.Select(c => (ushort)c)];
            Demand(Bits(narrow, c => c < table.Length && table[c] != 0), words => CompareKernels.InTable<ushort>(narrow, table, words));
        }
    }

    [Fact]
    public void InWholeTable_HoldsForThoseThatTheTableNames()
    {
        var random = new Random(Seed);
        var table = new byte[ushort.MaxValue + 1];
        for (int i = 0; i < ushort.MaxValue; i++) table[i] = (byte)random.Next(2);
        for (int round = 0; round < 400; round++)
        {
            var codes = new ushort[random.Next(200)];
            for (int i = 0; i < codes.Length; i++) codes[i] = random.Next(8) == 0 ? ushort.MaxValue : (ushort)random.Next(ushort.MaxValue + 1);
            Demand(Bits(codes, c => table[c] != 0), words => CompareKernels.InWholeTable(codes, table, words));
        }

        Assert.Throws<ArgumentException>(() => CompareKernels.InWholeTable([1], table.AsSpan(1), new ulong[1]));
    }

    [Fact]
    public void CountBelow_CountsThoseBelow()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 400; round++)
        {
            var values = new uint[random.Next(200)];
            for (int i = 0; i < values.Length; i++) values[i] = (uint)random.NextInt64(1L << 32);
            uint limit = random.Next(3) == 0 && values.Length > 0 ? values[0] : (uint)random.NextInt64(1L << 32);
            Assert.Equal(values.Count(v => v < limit), CompareKernels.CountBelow(values, limit));
        }
    }

    [Fact]
    public void Where_AndPack_HoldForTheSameRows()
    {
        var random = new Random(Seed);
        for (int round = 0; round < 400; round++)
        {
            var truths = new bool[random.Next(200)];
            for (int i = 0; i < truths.Length; i++) truths[i] = random.Next(2) == 0;
            var expected = Bits(truths, t => t);
            Demand(expected, words =>
            {
                var test = new Truths(truths);
                CompareKernels.Where(truths.Length, ref test, words);
            });
            Demand(expected, words => CompareKernels.PackAll(truths, words));
            for (int word = 0; word < truths.Length >> 6; word++) Assert.Equal(expected[word], CompareKernels.Pack(truths.AsSpan(word << 6, 64)));
        }
    }

    private static void InRange<T>(Random random, T[] corners, Func<Random, T> any)
        where T : unmanaged, IComparisonOperators<T, T, bool>
    {
        T Some() => random.Next(3) == 0 ? corners[random.Next(corners.Length)] : any(random);
        var values = new T[random.Next(200)];
        for (int i = 0; i < values.Length; i++) values[i] = Some();
        // In every third round the ends are values that occur, and now and then the lower is above the upper.
        (T low, T high) = values.Length > 1 && random.Next(3) == 0 ? (values[0], values[^1]) : (Some(), Some());
        if (low > high && random.Next(4) > 0) (low, high) = (high, low);
        var expected = Bits(values, v => v >= low && v <= high);
        Demand(expected, words => CompareKernels.InRange(values, low, high, words));
        Demand(expected, words => CompareKernels.InRangePortable(values, low, high, words), cleared: true);
        DemandWhole(expected, values.Length, words => CompareKernels.InRange512(values, low, high, words));
        DemandWhole(expected, values.Length, words => CompareKernels.InRange256(values, low, high, words));
    }

    private static ulong[] Bits<T>(T[] values, Func<T, bool> holds)
    {
        // One word more than needed: what lies beyond the values has to be cleared, too.
        var words = new ulong[BitKernels.WordsFor(values.Length) + 1];
        for (int i = 0; i < values.Length; i++)
        {
            if (holds(values[i])) words[i >> 6] |= 1UL << (i & 63);
        }

        return words;
    }

    private static void Demand(ulong[] expected, Action<Span<ulong>> kernel, bool cleared = false)
    {
        var words = new ulong[expected.Length];
        if (!cleared) words.AsSpan().Fill(Rubbish);
        kernel(words);
        Assert.Equal(expected, words);
    }

    /// <summary>A form that does the whole words only; it leaves the others alone.</summary>
    private static void DemandWhole(ulong[] expected, int count, Action<Span<ulong>> kernel)
    {
        var words = new ulong[expected.Length];
        words.AsSpan().Fill(Rubbish);
        kernel(words);
        Assert.Equal(expected[..(count >> 6)], words[..(count >> 6)]);
        Assert.All(words[(count >> 6)..], w => Assert.Equal(Rubbish, w));
    }

    private readonly struct Truths(bool[] truths) : IRowTest
    {
        public bool Holds(int row) => truths[row];
    }
}
