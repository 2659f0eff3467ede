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

    /// <summary>Sets bit i where row <paramref name="start"/> + i has a value, all of them inside the column. Bits beyond <paramref name="count"/> are cleared.</summary>
    public abstract void ArePresent(int start, int count, Span<ulong> words);

    /// <summary>The same rows with one more between them.</summary>
    /// <param name="row">Where it goes, 0 to <see cref="Length"/>; the rows from there on move up by one.</param>
    /// <param name="value">Its value, or missing.</param>
    /// <param name="attribute">The attribute it is a column of; null only with a missing value.</param>
    public virtual Column Insert(int row, AttributeValue value, AttributeSlot? attribute)
    {
        var builder = Edit();
        builder.Set(Length, value, attribute!);
        var order = new int[Length + 1];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i < row ? i : i == row ? Length : i - 1;
        }

        return builder.Gather(order);
    }

    /// <summary>Reads a little of each of its arrays, so that they are waited for together and not one by one.</summary>
    /// <returns>Made of all that was read, so that nothing of it can be left out.</returns>
    public abstract int Touch();

    /// <summary>A builder that starts with these values.</summary>
    public abstract ColumnBuilder Edit();

    /// <summary>How many of the rows have a value.</summary>
    public abstract int CountPresent();
}
