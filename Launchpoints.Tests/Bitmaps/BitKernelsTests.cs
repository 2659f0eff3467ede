using Launchpoints.Engine.Bitmaps;
using Xunit;

namespace Launchpoints.Tests.Bitmaps;

/// <summary>Operations on words against the same on truths, one after the other.</summary>
public sealed class BitKernelsTests
{
    private const int Seed = 20_261_121;

    private readonly Random random = new(Seed);

    [Fact]
    public void WordOperations_OfRandomBitmaps_AreThoseOfTheirBits()
    {
        for (int round = 0; round < 500; round++)
        {
            int rows = random.Next(2_100);
            bool[] a = Truths(rows), b = Truths(rows);
            ulong[] words = Words(a), other = Words(b);
            Demand(a.Zip(b, (x, y) => x && y), words, w => BitKernels.And(w, other));
            Demand(a.Zip(b, (x, y) => x && !y), words, w => BitKernels.AndNot(w, other));
            Demand(a.Zip(b, (x, y) => x || y), words, w => BitKernels.Or(w, other));
            Demand(a.Select(x => !x), words, w => BitKernels.Complement(w, rows));
            Demand(a.Select(_ => true), words, w => BitKernels.Fill(w, rows));
            int kept = random.Next(rows + 1);
            Demand(a.Select((x, i) => x && i < kept), words, w => BitKernels.ClearBeyond(w, kept));
            Assert.Equal(a.Count(x => x), BitKernels.Count(words));
            Assert.Equal(a.Zip(b).Count(p => p.First && p.Second), BitKernels.CountBoth(words, other));
            int both = 0;
            Demand(a.Zip(b, (x, y) => x && y), words, w => both = BitKernels.AndCount(Words(a), other, w));
            Assert.Equal(BitKernels.CountBoth(words, other), both);
            Assert.Equal(Enumerable.Range(0, rows).Where(i => a[i]), Each(words));
        }
    }

    [Fact]
    public void Stretches_OfRandomBitmaps_AreThoseOfTheirBits()
    {
        for (int round = 0; round < 500; round++)
        {
            int rows = random.Next(1, 500), from = random.Next(rows) & (round % 4 == 0 ? -64 : -1), to = random.Next(from, rows + 1);
            bool[] a = Truths(rows);
            ulong[] words = Words(a);
            var set = Enumerable.Range(from, to - from).Where(i => a[i]).ToList();
            Assert.Equal(set.Count, BitKernels.CountBetween(words, from, to));
            Assert.Equal(set.Count == 0 ? -1 : set[0], BitKernels.NextSet(words, from, to));
            Assert.Equal(set.Count == 0 ? -1 : set[^1], BitKernels.LastSet(words, from, to));
            Assert.Equal(a[from], BitKernels.IsSet(words, from));
            Assert.False(BitKernels.IsSet(words, (words.Length << 6) + from));
            // A slice may reach beyond the words; there is nothing there.
            int count = to - from + random.Next(70);
            var slice = new ulong[BitKernels.WordsFor(count) + random.Next(2)];
            slice.AsSpan().Fill(ulong.MaxValue);
            BitKernels.Slice(words, from, count, slice);
            Assert.Equal(Words([.. Enumerable.Range(from, count).Select(i => i < rows && a[i])], slice.Length), slice);
        }
    }

    private bool[] Truths(int count)
    {
        // From hardly any to nearly all, so that whole words are empty or full now and then.
        int share = random.Next(1, 100);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(100) < share)];
    }

    private static ulong[] Words(bool[] truths, int length = -1)
    {
        var words = new ulong[length < 0 ? BitKernels.WordsFor(truths.Length) : length];
        for (int i = 0; i < truths.Length; i++)
        {
            if (truths[i]) words[i >> 6] |= 1UL << (i & 63);
        }

        return words;
    }

    private static void Demand(IEnumerable<bool> expected, ulong[] words, Action<Span<ulong>> operation)
    {
        ulong[] into = [.. words];
        operation(into);
        Assert.Equal(Words([.. expected]), into);
    }

    private static List<int> Each(ulong[] words)
    {
        var set = new List<int>();
        foreach (int bit in new SetBits(words)) set.Add(bit);
        return set;
    }
}
