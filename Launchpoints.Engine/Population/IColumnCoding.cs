using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Population;

/// <summary>How the values of a column are stored in fewer bytes: exact, order-preserving, with one stored value for missing.</summary>
/// <typeparam name="T"><see cref="double"/> for numbers, <see cref="long"/> Unix milliseconds for dates, <see cref="int"/> for dictionary codes.</typeparam>
/// <typeparam name="TStored">What is stored.</typeparam>
internal interface IColumnCoding<T, TStored>
    where T : unmanaged
    where TStored : unmanaged
{
    /// <summary>What is stored for missing. No range holds it.</summary>
    TStored Missing { get; }

    /// <summary>The value; <see cref="Sentinel"/> for missing.</summary>
    T Decode(TStored stored);

    /// <summary>The values of many; <see cref="Sentinel"/> for missing.</summary>
    /// <param name="into">As many.</param>
    void Decode(ReadOnlySpan<TStored> stored, Span<T> into)
    {
        for (int i = 0; i < stored.Length; i++)
        {
            into[i] = Decode(stored[i]);
        }
    }

    /// <summary>The stored form of a value or of the sentinel; false where this coding has none.</summary>
    bool TryEncode(T value, out TStored stored);

    /// <summary>The stored values, both ends included, whose values lie in <paramref name="low"/> to <paramref name="high"/>; low above high when there are none.</summary>
    (TStored Low, TStored High) Range(T low, T high);
}

/// <summary>The values themselves.</summary>
internal readonly struct PlainCoding<T> : IColumnCoding<T, T>
    where T : unmanaged
{
    public T Missing => Sentinel.Missing<T>();

    public T Decode(T stored) => stored;

    public bool TryEncode(T value, out T stored)
    {
        stored = value;
        return true;
    }

    public (T Low, T High) Range(T low, T high) => (low, high);
}

/// <summary>Whole numbers; the smallest stored value is missing. Negative zero is no whole number here: it would come back positive.</summary>
internal readonly struct WholeCoding<TStored> : IColumnCoding<double, TStored>
    where TStored : unmanaged, IBinaryInteger<TStored>, IMinMaxValue<TStored>
{
    private static readonly double Least = double.CreateChecked(TStored.MinValue) + 1;
    private static readonly double Most = double.CreateChecked(TStored.MaxValue);

    public TStored Missing => TStored.MinValue;

    public double Decode(TStored stored) => stored == TStored.MinValue ? double.NaN : double.CreateChecked(stored);

    public bool TryEncode(double value, out TStored stored)
    {
        if (double.IsNaN(value))
        {
            stored = Missing;
            return true;
        }

        bool fits = value >= Least && value <= Most && Math.Floor(value) == value && !(value == 0 && double.IsNegative(value));
        stored = fits ? TStored.CreateTruncating(value) : Missing;
        return fits;
    }

    public (TStored Low, TStored High) Range(double low, double high) => !(low <= Most && high >= Least && low <= high)
        ? (TStored.One, TStored.Zero)
        : (TStored.CreateTruncating(Math.Ceiling(Math.Max(low, Least))), TStored.CreateTruncating(Math.Floor(Math.Min(high, Most))));
}

/// <summary>Amounts with at most two decimals, stored as hundredths; the smallest stored value is missing.</summary>
/// <remarks>A value belongs here when dividing its hundredths by 100 gives exactly that value back, so nothing is rounded.</remarks>
internal readonly struct HundredthCoding : IColumnCoding<double, int>
{
    private const int Least = int.MinValue + 1;

    public int Missing => int.MinValue;

    public double Decode(int stored) => stored == int.MinValue ? double.NaN : stored / 100.0;

    public void Decode(ReadOnlySpan<int> stored, Span<double> into)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref int from = ref MemoryMarshal.GetReference(stored);
            ref double to = ref MemoryMarshal.GetReference(into[..stored.Length]);
            for (; i <= stored.Length - Vector512<long>.Count; i += Vector512<long>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
                var whole = Vector512.Create(low, high);
                var value = Vector512.ConvertToDouble(whole) / 100.0;
                Vector512.ConditionalSelect(Vector512.Equals(whole, Vector512.Create((long)int.MinValue)).AsDouble(), Vector512.Create(double.NaN), value)
                    .StoreUnsafe(ref to, (nuint)i);
            }
        }

        for (; i < stored.Length; i++)
        {
            into[i] = Decode(stored[i]);
        }
    }

    public bool TryEncode(double value, out int stored)
    {
        if (double.IsNaN(value))
        {
            stored = int.MinValue;
            return true;
        }

        double hundredths = Math.Round(value * 100);
        bool fits = Math.Abs(hundredths) <= int.MaxValue && hundredths / 100.0 == value && !(value == 0 && double.IsNegative(value));
        stored = fits ? (int)hundredths : int.MinValue;
        return fits;
    }

    public (int Low, int High) Range(double low, double high)
    {
        if (!(low <= int.MaxValue / 100.0 && high >= Least / 100.0 && low <= high))
        {
            return (1, 0);
        }

        // The product is a guess that rounding may put one off; the quotient decides, and it grows with the stored value.
        int first = (int)Math.Clamp(Math.Ceiling(low * 100), Least, int.MaxValue);
        for (; first > Least && (first - 1) / 100.0 >= low; first--)
        {
        }

        for (; first < int.MaxValue && first / 100.0 < low; first++)
        {
        }

        int last = (int)Math.Clamp(Math.Floor(high * 100), Least, int.MaxValue);
        for (; last < int.MaxValue && (last + 1) / 100.0 <= high; last++)
        {
        }

        for (; last > Least && last / 100.0 > high; last--)
        {
        }

        return (first, last);
    }
}

/// <summary>Instants as a number of units since a first one; the largest stored value is missing.</summary>
/// <param name="Base">The first instant, Unix milliseconds.</param>
/// <param name="Unit">Milliseconds; at least 1.</param>
internal readonly record struct InstantCoding<TStored>(long Base, long Unit) : IColumnCoding<long, TStored>
    where TStored : unmanaged, IBinaryInteger<TStored>, IMinMaxValue<TStored>, IUnsignedNumber<TStored>
{
    private static readonly long MostUnits = long.CreateChecked(TStored.MaxValue) - 1;

    public TStored Missing => TStored.MaxValue;

    private long Last => Base > long.MaxValue - (MostUnits * Unit) ? long.MaxValue : Base + (MostUnits * Unit);

    public long Decode(TStored stored) => stored == TStored.MaxValue ? Sentinel.Missing<long>() : Base + (long.CreateTruncating(stored) * Unit);

    public bool TryEncode(long value, out TStored stored)
    {
        if (Sentinel.IsMissing(value))
        {
            stored = Missing;
            return true;
        }

        bool fits = value >= Base && value <= Last && (value - Base) % Unit == 0;
        stored = fits ? TStored.CreateTruncating((value - Base) / Unit) : Missing;
        return fits;
    }

    public (TStored Low, TStored High) Range(long low, long high)
    {
        if (low > Last || high < Base || low > high)
        {
            return (TStored.One, TStored.Zero);
        }

        long first = low <= Base ? 0 : (low - Base + Unit - 1) / Unit;
        long last = high >= Last ? MostUnits : (high - Base) / Unit;
        return (TStored.CreateTruncating(first), TStored.CreateTruncating(last));
    }
}

/// <summary>Dictionary codes; the largest stored value is missing.</summary>
internal readonly struct NarrowCoding<TStored> : IColumnCoding<int, TStored>
    where TStored : unmanaged, IBinaryInteger<TStored>, IMinMaxValue<TStored>, IUnsignedNumber<TStored>
{
    private static readonly int Most = int.CreateChecked(TStored.MaxValue) - 1;

    public TStored Missing => TStored.MaxValue;

    public int Decode(TStored stored) => stored == TStored.MaxValue ? -1 : int.CreateTruncating(stored);

    public bool TryEncode(int value, out TStored stored)
    {
        bool fits = value <= Most;
        stored = value < 0 || !fits ? Missing : TStored.CreateTruncating(value);
        return fits;
    }

    public (TStored Low, TStored High) Range(int low, int high) => low > Most || high < 0 || low > high
        ? (TStored.One, TStored.Zero)
        : (TStored.CreateTruncating(Math.Max(low, 0)), TStored.CreateTruncating(Math.Min(high, Most)));
}
