using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>The values of one attribute for a run of rows. Immutable once a snapshot holds it.</summary>
internal abstract class Column
{
    /// <summary>How many rows it covers; rows beyond are missing.</summary>
    public abstract int Length { get; }

    /// <summary>The value of a row; missing where there is none and beyond the end.</summary>
    /// <param name="row">A row of the run, from 0.</param>
    /// <param name="attribute">The attribute it is a column of, for its type and its dictionary.</param>
    public abstract AttributeValue Get(int row, AttributeSlot attribute);

    /// <summary>A builder that starts with these values.</summary>
    public abstract ColumnBuilder Edit();

    /// <summary>How many of the rows have a value.</summary>
    public abstract int CountPresent();
}
