using System.Numerics;

namespace Launchpoints.Engine.Population;

/// <summary>Chooses the narrowest coding that holds all values of a column exactly.</summary>
internal static class ColumnCodings
{
    private const long Second = 1000;
    private const long Day = 86_400_000;

    /// <summary>A column of the values; missing ones are sentinels.</summary>
    public static ValueColumn<T> Pack<T>(ReadOnlySpan<T> values)
        where T : unmanaged => values switch
        {
            _ when typeof(T) == typeof(double) => (ValueColumn<T>)(object)Numbers(As<T, double>(values)),
            _ when typeof(T) == typeof(long) => (ValueColumn<T>)(object)Instants(As<T, long>(values)),
            _ when typeof(T) == typeof(int) => (ValueColumn<T>)(object)Codes(As<T, int>(values)),
            _ => throw new InvalidOperationException($"No attribute is kept as {typeof(T)}."),
        };

    private static ValueColumn<double> Numbers(ReadOnlySpan<double> values) =>
        TryPack<double, sbyte, WholeCoding<sbyte>>(values, default)
        ?? TryPack<double, short, WholeCoding<short>>(values, default)
        ?? TryPack<double, int, WholeCoding<int>>(values, default)
        ?? TryPack<double, int, HundredthCoding>(values, default)
        ?? Plain(values);

    private static ValueColumn<int> Codes(ReadOnlySpan<int> values) =>
        TryPack<int, byte, NarrowCoding<byte>>(values, default)
        ?? TryPack<int, ushort, NarrowCoding<ushort>>(values, default)
        ?? Plain(values);

    private static ValueColumn<long> Instants(ReadOnlySpan<long> values)
    {
        long first = long.MaxValue;
        foreach (long value in values)
        {
            first = Sentinel.IsMissing(value) ? first : Math.Min(first, value);
        }

        first = first == long.MaxValue ? 0 : first;

        // Nearly all dates of people are midnights, nearly all instants of machines lie within a few weeks of each other.
        return TryPack<long, ushort, InstantCoding<ushort>>(values, new(first, Day))
            ?? TryPack<long, uint, InstantCoding<uint>>(values, new(first, Second))
            ?? TryPack<long, uint, InstantCoding<uint>>(values, new(first, 1))
            ?? Plain(values);
    }

    private static ValueColumn<T>? TryPack<T, TStored, TCoding>(ReadOnlySpan<T> values, TCoding coding)
        where T : unmanaged
        where TStored : unmanaged, IComparisonOperators<TStored, TStored, bool>
        where TCoding : struct, IColumnCoding<T, TStored>
    {
        TStored[]? stored = null;
        for (int i = 0; i < values.Length; i++)
        {
            if (!coding.TryEncode(values[i], out var encoded))
            {
                return null;
            }

            stored ??= new TStored[values.Length]; // most codings that do not fit fail at the first value
            stored[i] = encoded;
        }

        return new PackedColumn<T, TStored, TCoding>(stored ?? [], coding);
    }

    private static PackedColumn<T, T, PlainCoding<T>> Plain<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IComparisonOperators<T, T, bool> => new(values.ToArray(), default);

    private static ReadOnlySpan<TTo> As<TFrom, TTo>(ReadOnlySpan<TFrom> values)
        where TFrom : unmanaged
        where TTo : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<TFrom, TTo>(values);
}
