using System.Numerics;
using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>What a column stores, for loops over the stored values themselves.</summary>
internal interface IStored<TStored>
    where TStored : unmanaged
{
    /// <summary>One stored value a row.</summary>
    TStored[] Stored { get; }
}

/// <summary>A column in a coding. Immutable once a snapshot holds it.</summary>
internal sealed class PackedColumn<T, TStored, TCoding>(TStored[] stored, TCoding coding) : ValueColumn<T>, IStored<TStored>
    where T : unmanaged
    where TStored : unmanaged, IComparisonOperators<TStored, TStored, bool>
    where TCoding : struct, IColumnCoding<T, TStored>
{
    public TStored[] Stored { get; } = stored;

    public TCoding Coding { get; } = coding;

    public override int Length => Stored.Length;

    public override T this[int row] => Coding.Decode(Stored[row]);

    public override void CopyTo(int start, Span<T> into) => Coding.Decode(Stored.AsSpan(start, into.Length), into);

    public override void InRange(int start, int count, T low, T high, Span<ulong> words)
    {
        var (first, last) = Coding.Range(low, high);
        CompareKernels.InRange(Stored.AsSpan(start, count), first, last, words);
    }

    public override ValueColumn<T>? Insert(int row, T value)
    {
        if (!Coding.TryEncode(value, out var encoded))
        {
            return null;
        }

        var longer = GC.AllocateUninitializedArray<TStored>(Stored.Length + 1);
        Stored.AsSpan(0, row).CopyTo(longer);
        longer[row] = encoded;
        Stored.AsSpan(row).CopyTo(longer.AsSpan(row + 1));
        return new PackedColumn<T, TStored, TCoding>(longer, Coding);
    }

    public override ColumnBuilder Edit() => new PackedColumnBuilder<T, TStored, TCoding>(this);

    public override int CountPresent()
    {
        int present = 0;
        foreach (var value in Stored)
        {
            present += Sentinel.IsMissing(Coding.Decode(value)) ? 0 : 1;
        }

        return present;
    }
}
