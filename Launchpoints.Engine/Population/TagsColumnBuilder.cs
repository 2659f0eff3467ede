using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Builds a <see cref="TagsColumn"/>.</summary>
internal sealed class TagsColumnBuilder : ColumnBuilder
{
    // Up to here a change of single rows copies only the bitmaps it touches.
    private const int Few = 16;

    private readonly TagsColumn? _start;
    private readonly Dictionary<int, int[]?> _few = [];
    private List<int[]?>? _rows;

    public TagsColumnBuilder(TagsColumn? start)
    {
        _start = start;
        _rows = start is TagBitmapsColumn ? null : Unpack();
    }

    public override void Set(int row, AttributeValue value, AttributeSlot attribute)
    {
        int[]? codes = value.IsMissing ? null : [.. value.Tags.Select(attribute.Dictionary.Add)];
        if (_rows is null && _few.Count < Few)
        {
            _few[row] = codes;
            return;
        }

        Put(_rows ??= Unpack(), row, codes);
    }

    public override void SetMany(int from, ReadOnlySpan<int> places, EventBatchColumn values)
    {
        _rows ??= Unpack();
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
        _rows ??= Unpack();
        var rows = new int[]?[order.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = order[i] < _rows.Count ? _rows[order[i]] : null;
        }

        return Pack(rows);
    }

    public override Column Build(int length)
    {
        // A tag that is new here is packed anew: bitmaps may not be the smaller form any more.
        if (_rows is null && _start is TagBitmapsColumn bitmaps && bitmaps.Length == length
            && _few.All(f => f.Key < length && (f.Value ?? []).All(code => Array.BinarySearch(bitmaps.Codes, code) >= 0)))
        {
            return bitmaps.With(_few);
        }

        _rows ??= Unpack();
        var rows = new int[]?[length];
        for (int i = 0; i < Math.Min(length, _rows.Count); i++)
        {
            rows[i] = _rows[i];
        }

        return Pack(rows);
    }

    private List<int[]?> Unpack()
    {
        var rows = new List<int[]?>();
        for (int row = 0; row < (_start?.Length ?? 0); row++)
        {
            rows.Add(_start!.IsPresent(row) ? [.. _start.Of(row)] : null);
        }

        foreach (var (row, codes) in _few)
        {
            Put(rows, row, codes);
        }

        return rows;
    }

    private static void Put(List<int[]?> rows, int row, int[]? codes)
    {
        while (rows.Count <= row)
        {
            rows.Add(null);
        }

        rows[row] = codes;
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
