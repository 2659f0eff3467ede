using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>A column that is still being written. Rows that were never set are missing.</summary>
internal abstract class ColumnBuilder
{
    /// <summary>An empty builder for an attribute.</summary>
    public static ColumnBuilder For(AttributeType type) => type switch
    {
        AttributeType.Number => new ValueColumnBuilder<double>([]),
        AttributeType.Date => new ValueColumnBuilder<long>([]),
        AttributeType.Text => new ValueColumnBuilder<int>([]),
        AttributeType.Boolean => new BooleanColumnBuilder(null),
        AttributeType.Tags => new TagsColumnBuilder(null),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such attribute type."),
    };

    /// <summary>Sets or clears the value of a row.</summary>
    /// <exception cref="InvalidOperationException">The value is not of the attribute's type.</exception>
    public abstract void Set(int row, AttributeValue value, AttributeSlot attribute);

    /// <summary>Sets the values of rows <paramref name="from"/> on to those of some events of a batch.</summary>
    /// <param name="from">The first row.</param>
    /// <param name="places">The events, one for each row.</param>
    /// <param name="values">The attribute's values in the batch.</param>
    public abstract void SetMany(int from, ReadOnlySpan<int> places, EventBatchColumn values);

    /// <summary>The finished column of the rows in the given order; row i of the result is row <c>order[i]</c> of this builder.</summary>
    public abstract Column Gather(ReadOnlySpan<int> order);

    /// <summary>The finished column of rows 0 to <paramref name="length"/> − 1.</summary>
    public abstract Column Build(int length);
}
