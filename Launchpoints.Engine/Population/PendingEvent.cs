using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>An event on its way into a block.</summary>
/// <param name="Row">The customer's row in the block.</param>
/// <param name="Time">Unix milliseconds.</param>
/// <param name="Kristal">The Kristal's row, −1 for none.</param>
/// <param name="Attributes">Values that are not missing.</param>
internal readonly record struct PendingEvent(
    int Row, long Time, int Kristal, IReadOnlyList<KeyValuePair<AttributeSlot, AttributeValue>> Attributes)
{
    private static readonly KeyValuePair<AttributeSlot, AttributeValue>[] NoAttributes = [];

    /// <summary>One event of a batch.</summary>
    public static PendingEvent Of(EventBatch batch, ReadOnlySpan<EventBatchColumn> columns, int place)
    {
        List<KeyValuePair<AttributeSlot, AttributeValue>>? values = null;
        foreach (var column in columns)
        {
            if (column.ValueOf(place) is { IsMissing: false } value)
            {
                (values ??= []).Add(KeyValuePair.Create(column.Slot, value));
            }
        }

        return new PendingEvent(
            batch.Customers.Span[place] % CustomerBlock.Size, batch.Times.Span[place], batch.Kristals.Span[place], values is null ? NoAttributes : values);
    }

    /// <summary>The value of an attribute with its place; missing without one.</summary>
    public (AttributeValue Value, AttributeSlot? Slot) At(int ordinal)
    {
        for (int i = 0; i < Attributes.Count; i++)
        {
            if (Attributes[i].Key.Ordinal == ordinal)
            {
                return (Attributes[i].Value, Attributes[i].Key);
            }
        }

        return (AttributeValue.Missing, null);
    }

    /// <summary>The Kristals of a block with that of this event at its position.</summary>
    public ValueColumn<int>? KristalsOf(EventBlock block, int position)
    {
        if (block.Kristals is { } kristals)
        {
            return kristals.Insert(position, Kristal) ?? ColumnCodings.Pack<int>([.. kristals.ToArray()[..position], Kristal, .. kristals.ToArray()[position..]]);
        }

        if (Kristal < 0)
        {
            return null;
        }

        var first = new int[block.Count + 1];
        Array.Fill(first, -1);
        first[position] = Kristal;
        return ColumnCodings.Pack<int>(first);
    }

    /// <summary>The attributes of a block's events with those of this event at its position.</summary>
    public Column?[] ColumnsOf(EventBlock block, int position)
    {
        int length = block.Columns.Length;
        for (int i = 0; i < Attributes.Count; i++)
        {
            length = Math.Max(length, Attributes[i].Key.Ordinal + 1);
        }

        var columns = new Column?[length];
        for (int ordinal = 0; ordinal < length; ordinal++)
        {
            var (value, slot) = At(ordinal);
            var column = ordinal < block.Columns.Length ? block.Columns[ordinal] : null;
            if (column is not null)
            {
                columns[ordinal] = column.Insert(position, value, slot);
            }
            else if (slot is not null)
            {
                var builder = ColumnBuilder.For(slot.Type);
                builder.Set(position, value, slot);
                columns[ordinal] = builder.Build(block.Count + 1);
            }
        }

        return columns;
    }
}
