using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>What an aggregate is taken of: the event's Kristal, an attribute of the event, or an attribute of its Kristal.</summary>
/// <param name="Slot">The attribute; null for the Kristal itself.</param>
/// <param name="OfKristal">Whether the attribute is the Kristal's and not the event's own.</param>
/// <param name="Population">The Kristals and the dictionaries.</param>
internal sealed record EventOperand(AttributeSlot? Slot, bool OfKristal, PopulationSnapshot Population)
{
    /// <summary>How many codes there can be by now; null when the values are not codes.</summary>
    public int? CodeCount => Slot is null ? Population.Kristals.Keys.Count : Slot.Type == AttributeType.Text ? Slot.Dictionary.Count : null;

    /// <summary>The number of an event; NaN where it is missing.</summary>
    public double Number(EventBlock events, int index)
    {
        var (column, row) = Locate(events, index);
        return column is ValueColumn<double> numbers && (uint)row < (uint)numbers.Length ? numbers[row] : double.NaN;
    }

    /// <summary>The code of an event; −1 where it is missing.</summary>
    public int Code(EventBlock events, int index)
    {
        if (Slot is null)
        {
            return events.KristalOf(index);
        }

        var (column, row) = Locate(events, index);
        return column is ValueColumn<int> codes && (uint)row < (uint)codes.Length ? codes[row] : -1;
    }

    /// <summary>The value of an event's attribute; missing where it is.</summary>
    public AttributeValue Value(EventBlock events, int index)
    {
        var (column, row) = Locate(events, index);
        return column is null || row < 0 ? AttributeValue.Missing : column.Get(row, Slot!);
    }

    private (Column? Column, int Row) Locate(EventBlock events, int index)
    {
        var columns = OfKristal ? Population.Kristals.Columns : events.Columns;
        int row = OfKristal ? events.KristalOf(index) : index;
        return (Slot!.Ordinal < columns.Length ? columns[Slot.Ordinal] : null, row);
    }
}
