namespace Launchpoints.Engine.Population;

/// <summary>Tags of which a block has many different ones: row r has <c>Codes[Offsets[r]..Offsets[r + 1]]</c>.</summary>
/// <param name="offsets">Rows + 1 positions; a missing row is empty.</param>
/// <param name="codes">The codes of all rows, one after the other.</param>
internal sealed class TagListsColumn(ulong[] present, int[] offsets, int[] codes) : TagsColumn(offsets.Length - 1, present)
{
    public int[] Offsets { get; } = offsets;

    public int[] Codes { get; } = codes;

    public override int Touch() => Present.Length + Offsets.Length + Codes.Length;

    public override IEnumerable<int> Of(int row) => new ArraySegment<int>(Codes, Offsets[row], Offsets[row + 1] - Offsets[row]);

    public override void Count(ReadOnlySpan<ulong> rows, Span<long> counts)
    {
        for (int row = 0; row < Length; row++)
        {
            if (Bitmaps.BitKernels.IsSet(rows, row))
            {
                foreach (int code in Codes.AsSpan(Offsets[row]..Offsets[row + 1]))
                {
                    counts[code]++;
                }
            }
        }
    }

    public override void Have(ReadOnlySpan<int> codes, bool all, int start, int count, Span<ulong> words)
    {
        words.Clear();
        int needed = all ? codes.Length : 1;
        for (int row = 0; row < count; row++)
        {
            int found = 0;
            foreach (int code in Codes.AsSpan(Offsets[start + row]..Offsets[start + row + 1]))
            {
                found += codes.Contains(code) ? 1 : 0;
            }

            words[row >> 6] |= (found >= needed ? 1UL : 0UL) << row;
        }
    }
}
