namespace Launchpoints.Engine.Population;

/// <summary>The value that stands for missing in a fixed-width column.</summary>
internal static class Sentinel
{
    /// <summary>NaN for numbers, the smallest for dates, −1 for codes and truths.</summary>
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

        if (typeof(T) == typeof(int))
        {
            return (T)(object)-1;
        }

        return (T)(object)(sbyte)-1;
    }

    /// <summary>Whether a value stands for missing.</summary>
    public static bool IsMissing<T>(T value)
        where T : unmanaged => value switch
        {
            double number => double.IsNaN(number),
            long instant => instant == long.MinValue,
            int code => code < 0,
            sbyte truth => truth < 0,
            _ => throw new InvalidOperationException($"No attribute is kept as {typeof(T)}."),
        };
}
