using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>One fixed-width value a row, with a sentinel for missing (see <see cref="Sentinel"/>).</summary>
/// <remarks>
/// number: <see cref="double"/>, NaN is missing · date: <see cref="long"/> Unix milliseconds, the smallest is missing ·
/// text: <see cref="int"/> dictionary code, −1 is missing · boolean: <see cref="sbyte"/> 0 or 1, −1 is missing.
/// Every sentinel lies outside each range that a condition can ask for, so a range test needs no presence bitmap.
/// </remarks>
internal sealed class ValueColumn<T>(T[] values) : Column
    where T : unmanaged
{
    /// <summary>The values, one a row.</summary>
    public T[] Values { get; } = values;

    public override int Length => Values.Length;

    public override AttributeValue Get(int row, AttributeSlot attribute) =>
        (uint)row >= (uint)Values.Length || Sentinel.IsMissing(Values[row])
            ? AttributeValue.Missing
            : Values[row] switch
            {
                double number => AttributeValue.OfNumber(number),
                long instant => AttributeValue.OfDate(instant),
                int code => AttributeValue.OfText(attribute.Dictionary[code]),
                sbyte truth => AttributeValue.OfBoolean(truth != 0),
                _ => throw new InvalidOperationException($"No attribute is kept as {typeof(T)}."),
            };

    public override ColumnBuilder Edit() => new ValueColumnBuilder<T>(Values);

    public override int CountPresent()
    {
        int present = 0;
        foreach (var value in Values)
        {
            present += Sentinel.IsMissing(value) ? 0 : 1;
        }

        return present;
    }
}
