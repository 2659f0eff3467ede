using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>What an aggregate is taken of: the event's Kristal, an attribute of the event, or an attribute of its Kristal.</summary>
/// <param name="Slot">The attribute; null for the Kristal itself.</param>
/// <param name="OfKristal">Whether the attribute is the Kristal's and not the event's own.</param>
/// <param name="Population">The Kristals and the dictionaries.</param>
internal sealed record EventOperand(AttributeSlot? Slot, bool OfKristal, PopulationSnapshot Population)
{
    private int[]? _codesByKristal;

    /// <summary>How many codes there can be by now; null when the values are not codes.</summary>
    public int? CodeCount => Slot is null ? Population.Kristals.Keys.Count : Slot.Type == AttributeType.Text ? Slot.Dictionary.Count : null;

    /// <summary>The code of each Kristal; −1 where it is missing.</summary>
    public int[] CodesByKristal => _codesByKristal ??= KristalColumn is ValueColumn<int> codes ? codes.ToArray() : [];

    private Column? KristalColumn => Slot!.Ordinal < Population.Kristals.Columns.Length ? Population.Kristals.Columns[Slot.Ordinal] : null;

    /// <summary>The column that holds the values of a block's events; null when none has one.</summary>
    /// <remarks>Its rows are the events themselves or, with <see cref="OfKristal"/>, the Kristals.</remarks>
    public Column? ColumnOf(EventBlock events)
    {
        if (Slot is null)
        {
            return events.Kristals;
        }

        return OfKristal ? KristalColumn : Slot.Ordinal < events.Columns.Length ? events.Columns[Slot.Ordinal] : null;
    }

    /// <summary>The row of an event in <see cref="ColumnOf"/>; −1 for none.</summary>
    public int RowOf(EventBlock events, int position) => OfKristal ? events.KristalOf(position) : position;
}
