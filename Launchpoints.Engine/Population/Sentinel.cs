namespace Launchpoints.Engine.Population;

/// <summary>The value that stands for missing in a fixed-width column.</summary>
internal static class Sentinel
{
    /// <summary>NaN for numbers, the smallest for dates, −1 for codes.</summary>
    public static T Missing<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            return (T)(object)double.NaN;
        }

        if (typeof(T) == typeof(long))
        {
            return (T)(object)long.MinValue;
        }

        return (T)(object)-1;
    }

    /// <summary>The range of all values that are not missing.</summary>
    public static (T Low, T High) Everything<T>()
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            return ((T)(object)double.NegativeInfinity, (T)(object)double.PositiveInfinity);
        }

        return typeof(T) == typeof(long)
            ? ((T)(object)(long.MinValue + 1), (T)(object)long.MaxValue)
            : ((T)(object)0, (T)(object)int.MaxValue);
    }

    /// <summary>Whether a value stands for missing.</summary>
    public static bool IsMissing<T>(T value)
        where T : unmanaged => value switch
        {
            double number => double.IsNaN(number),
            long instant => instant == long.MinValue,
            int code => code < 0,
            _ => throw new InvalidOperationException($"No attribute is kept as {typeof(T)}."),
        };
}
