using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Builds a <see cref="TagsColumn"/>.</summary>
internal sealed class TagsColumnBuilder : ColumnBuilder
{
    private readonly List<int[]?> _rows = [];

    public TagsColumnBuilder(TagsColumn? start)
    {
        for (int row = 0; row < (start?.Length ?? 0); row++)
        {
            _rows.Add(start!.IsPresent(row) ? [.. start.Of(row)] : null);
        }
    }

    public override void Set(int row, AttributeValue value, AttributeSlot attribute)
    {
        while (_rows.Count <= row)
        {
            _rows.Add(null);
        }

        _rows[row] = value.IsMissing ? null : [.. value.Tags.Select(attribute.Dictionary.Add)];
    }

    public override void SetMany(int from, ReadOnlySpan<int> places, EventBatchColumn values)
    {
        while (_rows.Count < from)
        {
            _rows.Add(null);
        }

        foreach (int place in places)
        {
            _rows.Add(values.SetOf(place));
        }
    }

    public override Column Gather(ReadOnlySpan<int> order)
    {
        var rows = new int[]?[order.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = order[i] < _rows.Count ? _rows[order[i]] : null;
        }

        return Pack(rows);
    }

    public override Column Build(int length)
    {
        var rows = new int[]?[length];
        for (int i = 0; i < Math.Min(length, _rows.Count); i++)
        {
            rows[i] = _rows[i];
        }

        return Pack(rows);
    }

    private static TagsColumn Pack(int[]?[] rows)
    {
        var present = new ulong[BitKernels.WordsFor(rows.Length)];
        var different = new SortedSet<int>();
        int total = 0;
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] is { } codes)
            {
                present[row >> 6] |= 1UL << row;
                different.UnionWith(codes);
                total += codes.Length;
            }
        }

        // Bitmaps answer in word operations; lists take over where bitmaps would need more than twice their memory.
        long bitmaps = (long)different.Count * present.Length * sizeof(ulong);
        long lists = (rows.Length + 1L + total) * sizeof(int);
        return bitmaps <= 2 * lists ? Bitmaps(rows, present, [.. different]) : Lists(rows, present, total);
    }

    private static TagBitmapsColumn Bitmaps(int[]?[] rows, ulong[] present, int[] codes)
    {
        var bitmaps = new ulong[codes.Length][];
        for (int i = 0; i < bitmaps.Length; i++)
        {
            bitmaps[i] = new ulong[present.Length];
        }

        for (int row = 0; row < rows.Length; row++)
        {
            foreach (int code in rows[row] ?? [])
            {
                bitmaps[Array.BinarySearch(codes, code)][row >> 6] |= 1UL << row;
            }
        }

        return new TagBitmapsColumn(rows.Length, present, codes, bitmaps);
    }

    private static TagListsColumn Lists(int[]?[] rows, ulong[] present, int total)
    {
        var offsets = new int[rows.Length + 1];
        var codes = new int[total];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row]?.CopyTo(codes, offsets[row]);
            offsets[row + 1] = offsets[row] + (rows[row]?.Length ?? 0);
        }

        return new TagListsColumn(present, offsets, codes);
    }
}
