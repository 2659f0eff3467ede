using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>What an aggregate is taken of: the event's Kristal, an attribute of the event, or an attribute of its Kristal.</summary>
/// <param name="Slot">The attribute; null for the Kristal itself.</param>
/// <param name="Kristals">The Kristal table when the attribute is the Kristal's; null when it is the event's own.</param>
internal sealed record EventOperand(AttributeSlot? Slot, KristalTable? Kristals)
{
    /// <summary>The number of an event; NaN where it is missing.</summary>
    public double Number(EventBlock events, int index)
    {
        var (column, row) = Locate(events, index);
        return column is ValueColumn<double> numbers && (uint)row < (uint)numbers.Length ? numbers.Values[row] : double.NaN;
    }

    /// <summary>The value of an event as something to compare: a Kristal row, or an attribute value. Null where it is missing.</summary>
    public object? Identity(EventBlock events, int index)
    {
        if (Slot is null)
        {
            int kristal = events.Kristals[index];
            return kristal < 0 ? null : kristal;
        }

        var (column, row) = Locate(events, index);
        var value = column is null || row < 0 ? AttributeValue.Missing : column.Get(row, Slot);
        return value.IsMissing ? null : value;
    }

    private (Column? Column, int Row) Locate(EventBlock events, int index)
    {
        var columns = Kristals?.Columns ?? events.Columns;
        int row = Kristals is null ? index : events.Kristals[index];
        return (Slot!.Ordinal < columns.Length ? columns[Slot.Ordinal] : null, row);
    }
}
