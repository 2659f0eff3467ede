using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Relevance;

/// <summary>Sums of scores, several at a time.</summary>
internal static class ScoreKernels
{
    /// <summary>Adds values, each times a factor.</summary>
    /// <param name="factor">Finite.</param>
    /// <param name="values">What is added.</param>
    /// <param name="scores">Added to; as many.</param>
    public static void AddScaled(double factor, ReadOnlySpan<double> values, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, values.Length);
        ref double from = ref MemoryMarshal.GetReference(values), to = ref MemoryMarshal.GetReference(scores);
        int i = 0;
        for (; i <= values.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref to, (nuint)i) + (factor * Vector512.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            scores[i] += factor * values[i];
        }
    }

    /// <summary>Adds values.</summary>
    /// <param name="values">What is added.</param>
    /// <param name="sums">Added to; as many.</param>
    public static void Add(ReadOnlySpan<float> values, Span<double> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, values.Length);
        ref float from = ref MemoryMarshal.GetReference(values);
        ref double to = ref MemoryMarshal.GetReference(sums);
        int i = 0;
        for (; i <= values.Length - Vector512<float>.Count; i += Vector512<float>.Count)
        {
            var (low, high) = Vector512.Widen(Vector512.LoadUnsafe(ref from, (nuint)i));
            nuint second = (nuint)(i + Vector512<double>.Count);
            (Vector512.LoadUnsafe(ref to, (nuint)i) + low).StoreUnsafe(ref to, (nuint)i);
            (Vector512.LoadUnsafe(ref to, second) + high).StoreUnsafe(ref to, second);
        }

        for (; i < values.Length; i++)
        {
            sums[i] += values[i];
        }
    }
}
