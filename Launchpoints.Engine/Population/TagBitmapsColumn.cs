using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>Tags of which a block has few different ones: a bitmap over the rows for each.</summary>
/// <param name="codes">The codes, ascending.</param>
/// <param name="bitmaps">For each code a bit a row.</param>
internal sealed class TagBitmapsColumn(int length, ulong[] present, int[] codes, ulong[][] bitmaps) : TagsColumn(length, present)
{
    public int[] Codes { get; } = codes;

    public ulong[][] Bitmaps { get; } = bitmaps;

    public override int Touch()
    {
        int read = Present.Length + Codes.Length;
        foreach (ulong[] bitmap in Bitmaps)
        {
            read += bitmap.Length;
        }

        return read;
    }

    public override IEnumerable<int> Of(int row)
    {
        for (int i = 0; i < Codes.Length; i++)
        {
            if (BitKernels.IsSet(Bitmaps[i], row))
            {
                yield return Codes[i];
            }
        }
    }

    /// <summary>The same with other tags in some of the rows; bitmaps that stay as they are, are shared.</summary>
    /// <param name="rows">For each row its codes; null for missing. Rows inside the column, codes among <see cref="Codes"/>.</param>
    public TagBitmapsColumn With(IReadOnlyDictionary<int, int[]?> rows)
    {
        var present = (ulong[])Present.Clone();
        var bitmaps = (ulong[][])Bitmaps.Clone();
        foreach (var (row, codes) in rows)
        {
            ulong bit = 1UL << row;
            present[row >> 6] = codes is null ? present[row >> 6] & ~bit : present[row >> 6] | bit;
            for (int i = 0; i < Codes.Length; i++)
            {
                if (BitKernels.IsSet(bitmaps[i], row) == (codes is not null && codes.Contains(Codes[i])))
                {
                    continue;
                }

                bitmaps[i] = ReferenceEquals(bitmaps[i], Bitmaps[i]) ? (ulong[])bitmaps[i].Clone() : bitmaps[i];
                bitmaps[i][row >> 6] ^= bit;
            }
        }

        // A tag that nobody has any more is forgotten, here as everywhere.
        bool[] left = [.. bitmaps.Select(bitmap => bitmap.AsSpan().ContainsAnyExcept(0UL))];
        return left.All(any => any)
            ? new TagBitmapsColumn(Length, present, Codes, bitmaps)
            : new TagBitmapsColumn(Length, present, [.. Codes.Where((_, i) => left[i])], [.. bitmaps.Where((_, i) => left[i])]);
    }

    public override void Count(ReadOnlySpan<ulong> rows, Span<long> counts)
    {
        for (int i = 0; i < Codes.Length; i++)
        {
            int words = Math.Min(rows.Length, Bitmaps[i].Length);
            counts[Codes[i]] += BitKernels.CountBoth(Bitmaps[i].AsSpan(0, words), rows[..words]);
        }
    }

    public override void Have(ReadOnlySpan<int> codes, bool all, int start, int count, Span<ulong> words)
    {
        Span<ulong> one = words.Length <= 256 ? stackalloc ulong[words.Length] : new ulong[words.Length];
        words.Clear();
        bool first = true;
        foreach (int code in codes)
        {
            int place = Array.BinarySearch(Codes, code);
            if (place < 0)
            {
                if (all)
                {
                    words.Clear();
                    return;
                }

                continue;
            }

            BitKernels.Slice(Bitmaps[place], start, count, one);
            if (all && !first)
            {
                BitKernels.And(words, one);
            }
            else
            {
                BitKernels.Or(words, one);
            }

            first = false;
        }
    }
}
