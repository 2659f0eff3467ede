using System.Numerics;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Changes a packed column in place of its coding as long as the coding holds the new values, so that a small write copies few bytes.</summary>
internal sealed class PackedColumnBuilder<T, TStored, TCoding>(PackedColumn<T, TStored, TCoding> start) : ColumnBuilder
    where T : unmanaged
    where TStored : unmanaged, IComparisonOperators<TStored, TStored, bool>
    where TCoding : struct, IColumnCoding<T, TStored>
{
    private TStored[] _stored = start.Stored.Length == start.Length ? start.Stored : start.Values.ToArray();
    private ValueColumnBuilder<T>? _wide;

    public override void Set(int row, AttributeValue value, AttributeSlot attribute)
    {
        if (_wide is not null || !start.Coding.TryEncode(ValueColumnBuilder<T>.Encode(value, attribute), out var encoded))
        {
            Wide().Set(row, value, attribute);
            return;
        }

        if (row >= _stored.Length)
        {
            Grow(row + 1);
        }
        else if (ReferenceEquals(_stored, start.Stored))
        {
            _stored = (TStored[])_stored.Clone();
        }

        _stored[row] = encoded;
    }

    public override void SetMany(int from, ReadOnlySpan<int> places, EventBatchColumn values) => Wide().SetMany(from, places, values);

    public override Column Gather(ReadOnlySpan<int> order) => Wide().Gather(order);

    public override Column Build(int length)
    {
        if (_wide is not null || length < _stored.Length)
        {
            return Wide().Build(length);
        }

        Grow(length);
        return ReferenceEquals(_stored, start.Stored) ? start : new PackedColumn<T, TStored, TCoding>(_stored, start.Coding);
    }

    private void Grow(int length)
    {
        if (length > _stored.Length)
        {
            var longer = new TStored[length];
            _stored.CopyTo(longer, 0);
            longer.AsSpan(_stored.Length).Fill(start.Coding.Missing);
            _stored = longer;
        }
    }

    private ValueColumnBuilder<T> Wide() => _wide ??= new ValueColumnBuilder<T>(
        new PackedColumn<T, TStored, TCoding>(_stored, start.Coding).ToArray());
}
