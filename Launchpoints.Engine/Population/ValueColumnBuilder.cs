using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Builds a <see cref="ValueColumn{T}"/>.</summary>
internal sealed class ValueColumnBuilder<T>(T[] start) : ColumnBuilder
    where T : unmanaged
{
    private T[] _values = (T[])start.Clone();

    public override void Set(int row, AttributeValue value, AttributeSlot attribute)
    {
        if (row >= _values.Length)
        {
            if (value.IsMissing)
            {
                return;
            }

            Resize(Math.Max(row + 1, _values.Length * 2));
        }

        _values[row] = value.IsMissing ? Sentinel.Missing<T>() : Encode(value, attribute);
    }

    public override Column Gather(ReadOnlySpan<int> order)
    {
        var gathered = new T[order.Length];
        for (int i = 0; i < gathered.Length; i++)
        {
            gathered[i] = order[i] < _values.Length ? _values[order[i]] : Sentinel.Missing<T>();
        }

        return new ValueColumn<T>(gathered);
    }

    public override Column Build(int length)
    {
        Resize(length);
        return new ValueColumn<T>(_values);
    }

    private static T Encode(AttributeValue value, AttributeSlot attribute) => typeof(T) switch
    {
        var t when t == typeof(double) => (T)(object)value.Number,
        var t when t == typeof(long) => (T)(object)value.Milliseconds,
        var t when t == typeof(int) => (T)(object)attribute.Dictionary.Add(value.Text),
        _ => (T)(object)(sbyte)(value.Boolean ? 1 : 0),
    };

    private void Resize(int length)
    {
        int before = _values.Length;
        if (before == length)
        {
            return;
        }

        Array.Resize(ref _values, length);
        if (length > before)
        {
            _values.AsSpan(before).Fill(Sentinel.Missing<T>());
        }
    }
}
