using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Import;

/// <summary>Finds the type of a column from its cells: boolean, number, date, text, in that order; tags for arrays.</summary>
public sealed class TypeInference
{
    private bool _boolean = true;
    private bool _number = true;
    private bool _date = true;
    private bool _array = true;

    /// <summary>Cells with a value.</summary>
    public long Filled { get; private set; }

    /// <summary>The first type in order that every cell fits; text when there was no value at all.</summary>
    public AttributeType Result =>
        Filled == 0 ? AttributeType.Text
        : _array ? AttributeType.Tags
        : _boolean ? AttributeType.Boolean
        : _number ? AttributeType.Number
        : _date ? AttributeType.Date
        : AttributeType.Text;

    /// <summary>Takes one more cell into account; empty ones say nothing.</summary>
    public void Add(ImportCell cell)
    {
        if (cell.Kind is ImportCellKind.Absent or ImportCellKind.Missing)
        {
            return;
        }

        Filled++;
        _array &= cell.Kind == ImportCellKind.Array;
        // Once only text is left there is nothing to find out.
        _boolean = _boolean && Fits(AttributeType.Boolean, cell);
        _number = _number && Fits(AttributeType.Number, cell);
        _date = _date && Fits(AttributeType.Date, cell);
    }

    private static bool Fits(AttributeType type, ImportCell cell) =>
        CellReader.TryRead(type, cell, TimeZoneInfo.Utc, out _, out _);
}
