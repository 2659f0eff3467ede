using System.Runtime.InteropServices;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Builds a <see cref="ValueColumn{T}"/> from values at their full width.</summary>
/// <param name="start">The first values; the builder owns them.</param>
internal sealed class ValueColumnBuilder<T>(T[] start) : ColumnBuilder
    where T : unmanaged
{
    private T[] _values = start;
    private int _length = start.Length;

    /// <summary>A value at full width; the sentinel for missing.</summary>
    public static T Encode(AttributeValue value, AttributeSlot attribute) => value.IsMissing
        ? Sentinel.Missing<T>()
        : typeof(T) switch
        {
            var t when t == typeof(double) => (T)(object)value.Number,
            var t when t == typeof(long) => (T)(object)value.Milliseconds,
            _ => (T)(object)attribute.Dictionary.Add(value.Text),
        };

    public override void Set(int row, AttributeValue value, AttributeSlot attribute)
    {
        if (row >= _length)
        {
            if (value.IsMissing)
            {
                return;
            }

            Grow(row + 1);
        }

        _values[row] = Encode(value, attribute);
    }

    public override void SetMany(int from, ReadOnlySpan<int> places, EventBatchColumn values)
    {
        Grow(from + places.Length);
        var to = _values.AsSpan(from, places.Length);
        if (typeof(T) == typeof(int))
        {
            var codes = MemoryMarshal.Cast<T, int>(to);
            for (int i = 0; i < codes.Length; i++)
            {
                codes[i] = values.CodeOf(places[i]);
            }

            return;
        }

        var source = typeof(T) == typeof(double) ? MemoryMarshal.Cast<double, T>(values.Numbers) : MemoryMarshal.Cast<long, T>(values.Dates);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = source[places[i]];
        }
    }

    public override Column Gather(ReadOnlySpan<int> order)
    {
        var gathered = new T[order.Length];
        for (int i = 0; i < gathered.Length; i++)
        {
            gathered[i] = order[i] < _length ? _values[order[i]] : Sentinel.Missing<T>();
        }

        return ColumnCodings.Pack<T>(gathered);
    }

    public override Column Build(int length)
    {
        Grow(length);
        return ColumnCodings.Pack<T>(_values.AsSpan(0, length));
    }

    private void Grow(int length)
    {
        if (length <= _length)
        {
            return;
        }

        if (length > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(length, _values.Length * 2));
        }

        _values.AsSpan(_length, length - _length).Fill(Sentinel.Missing<T>());
        _length = length;
    }
}
