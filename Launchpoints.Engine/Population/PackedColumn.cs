using System.Numerics;
using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>What a column stores, for loops over the stored values themselves.</summary>
internal interface IStored<TStored>
    where TStored : unmanaged
{
    /// <summary>One stored value a row; the array may be longer than the column.</summary>
    TStored[] Stored { get; }
}

/// <summary>A column in a coding. Immutable once a snapshot holds it.</summary>
internal sealed class PackedColumn<T, TStored, TCoding>(Appendable<TStored> values, TCoding coding) : ValueColumn<T>, IStored<TStored>
    where T : unmanaged
    where TStored : unmanaged, IComparisonOperators<TStored, TStored, bool>
    where TCoding : struct, IColumnCoding<T, TStored>
{
    private readonly Appendable<TStored> _values = values;

    public PackedColumn(TStored[] stored, TCoding coding)
        : this(new Appendable<TStored>(stored), coding)
    {
    }

    public TStored[] Stored { get; } = values.Array;

    /// <summary>One stored value a row, and no more.</summary>
    public ReadOnlySpan<TStored> Values => _values.Values;

    public TCoding Coding { get; } = coding;

    public override int Length { get; } = values.Count;

    public override int Touch() => Stored.Length;

    public override T this[int row] => Coding.Decode(Stored[row]);

    public override void CopyTo(int start, Span<T> into) => Coding.Decode(Stored.AsSpan(start, into.Length), into);

    public override void InRange(int start, int count, T low, T high, Span<ulong> words)
    {
        var (first, last) = Coding.Range(low, high);
        CompareKernels.InRange(Stored.AsSpan(start, count), first, last, words);
    }

    public override ValueColumn<T>? Insert(int row, T value) =>
        Coding.TryEncode(value, out var encoded) ? new PackedColumn<T, TStored, TCoding>(_values.Insert(row, encoded), Coding) : null;

    public override ColumnBuilder Edit() => new PackedColumnBuilder<T, TStored, TCoding>(this);

    public override int CountPresent()
    {
        int present = 0;
        foreach (var value in Values)
        {
            present += Sentinel.IsMissing(Coding.Decode(value)) ? 0 : 1;
        }

        return present;
    }
}
