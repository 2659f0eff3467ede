using System.Globalization;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a customer's bucket lies in a range. A made-up customer without a key is in no sample.</summary>
/// <param name="sample">The sample's name, the seed of the hash.</param>
/// <param name="from">The lower end in ten-thousandths, included.</param>
/// <param name="to">The upper end in ten-thousandths, excluded.</param>
internal sealed class SampleNode(int index, string sample, int from, int to) : PlanNode(index)
{
    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        bits.Clear();
        var keys = rows.Block!.Keys;
        for (int row = 0; row < rows.Count; row++)
        {
            if (keys[rows.Start + row] is { Length: > 0 } key)
            {
                int bucket = Bucket(sample, key);
                bits[row >> 6] |= (bucket >= from && bucket < to ? 1UL : 0UL) << row;
            }
        }
    }

    /// <summary>The bucket of a key in ten-thousandths, 0 to 9,999.</summary>
    /// <remarks>
    /// GrowthBook's hash version 2: 32-bit FNV-1a over UTF-16 code units of the seed and the key, written in decimal,
    /// hashed again, modulo 10,000. Source: GrowthBook's SDK specification, "Hashing".
    /// </remarks>
    public static int Bucket(string seed, string key)
    {
        Span<char> digits = stackalloc char[10];
        Fnv1A(key, Fnv1A(seed, 2_166_136_261)).TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
        return (int)(Fnv1A(digits[..length], 2_166_136_261) % 10_000);
    }

    private static uint Fnv1A(ReadOnlySpan<char> text, uint hash)
    {
        foreach (char unit in text)
        {
            hash = (hash ^ unit) * 16_777_619;
        }

        return hash;
    }
}
