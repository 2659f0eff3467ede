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
            _rows.Add(start!.IsPresent(row) ? start.Of(row).ToArray() : null);
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
        var offsets = new int[rows.Length + 1];
        var present = new ulong[(rows.Length + 63) >> 6];
        for (int row = 0; row < rows.Length; row++)
        {
            offsets[row + 1] = offsets[row] + (rows[row]?.Length ?? 0);
            if (rows[row] is not null)
            {
                present[row >> 6] |= 1UL << row;
            }
        }

        var codes = new int[offsets[^1]];
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row]?.CopyTo(codes, offsets[row]);
        }

        return new TagsColumn(offsets, codes, present);
    }
}
