using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>One value a row, with a sentinel for missing (see <see cref="Sentinel"/>), however it is stored.</summary>
/// <remarks>
/// number: <see cref="double"/>, NaN is missing · date: <see cref="long"/> Unix milliseconds, the smallest is missing ·
/// text: <see cref="int"/> dictionary code, −1 is missing.
/// Every sentinel lies outside each range that a condition can ask for, so a range test needs no presence bitmap.
/// </remarks>
internal abstract class ValueColumn<T> : Column
    where T : unmanaged
{
    /// <summary>The value of a row inside the column; the sentinel for missing.</summary>
    public abstract T this[int row] { get; }

    /// <summary>The values of the rows from <paramref name="start"/> on, all of them inside the column.</summary>
    public abstract void CopyTo(int start, Span<T> into);

    /// <summary>Sets bit i where row <paramref name="start"/> + i has a value in the closed range. Bits beyond <paramref name="count"/> are cleared.</summary>
    public abstract void InRange(int start, int count, T low, T high, Span<ulong> words);

    /// <summary>The same rows with one more value between them, in the same coding; null where the coding cannot take it.</summary>
    /// <param name="row">Where it goes; the rows from there on move up by one.</param>
    public abstract ValueColumn<T>? Insert(int row, T value);

    public sealed override Column Insert(int row, AttributeValue value, AttributeSlot? attribute) =>
        Insert(row, ValueColumnBuilder<T>.Encode(value, attribute!)) ?? base.Insert(row, value, attribute);

    public sealed override void ArePresent(int start, int count, Span<ulong> words)
    {
        var (low, high) = Sentinel.Everything<T>();
        InRange(start, count, low, high, words);
    }

    public sealed override AttributeValue Get(int row, AttributeSlot attribute) =>
        (uint)row >= (uint)Length || this[row] is var value && Sentinel.IsMissing(value)
            ? AttributeValue.Missing
            : value switch
            {
                double number => AttributeValue.OfNumber(number),
                long instant => AttributeValue.OfDate(instant),
                int code => AttributeValue.OfNormalizedText(attribute.Dictionary[code]),
                _ => throw new InvalidOperationException($"No attribute is kept as {typeof(T)}."),
            };

    /// <summary>All values, in a new array.</summary>
    public T[] ToArray()
    {
        var values = new T[Length];
        CopyTo(0, values);
        return values;
    }
}
