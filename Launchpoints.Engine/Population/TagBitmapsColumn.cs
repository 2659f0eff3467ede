using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>Tags of which a block has few different ones: a bitmap over the rows for each.</summary>
/// <param name="codes">The codes, ascending.</param>
/// <param name="bitmaps">For each code a bit a row.</param>
internal sealed class TagBitmapsColumn(int length, ulong[] present, int[] codes, ulong[][] bitmaps) : TagsColumn(length, present)
{
    public int[] Codes { get; } = codes;

    public ulong[][] Bitmaps { get; } = bitmaps;

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
