using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Launchpoints.Engine.Relevance.Algebra;

namespace Launchpoints.Engine.Relevance.Walking;

/// <summary>
/// How much of a walk between two Kristals only follows the few directions that everything follows: what is popular together everywhere. Found by
/// subspace iteration on the normalised walk matrix A, whose entry (j, i) is the walks between j and i over the square roots of their popularities.
/// </summary>
/// <remarks>
/// In the space of the leading directions A is replaced by mu A (A + mu)⁻¹, as a ridge regression would: what is left is A less A² (A + mu)⁻¹. That
/// second part is kept as a product Y Yᵀ, so that for one pair it costs one product of two short rows. mu is <see cref="WalkOptions.Damping"/> times
/// the largest eigenvalue. Subspace iteration with Cholesky-QR: Halko, Martinsson and Tropp, SIAM Review 53 (2011), 4.5. The start is drawn from a fixed seed.
/// </remarks>
internal static class LeadingDirections
{
    private const int Rounds = 4;
    private const int RoundsOfPower = 60;

    /// <summary>The rows of Y: all columns of a Kristal next to each other; empty where nothing is to be taken away.</summary>
    /// <param name="graph">What is walked on.</param>
    /// <param name="scales">By Kristal: one over the square root of its popularity, 0 where it has none.</param>
    /// <param name="directions">How many; a multiple of 32.</param>
    /// <param name="damping">See <see cref="WalkOptions.Damping"/>.</param>
    /// <param name="options">How many threads; the result does not depend on it.</param>
    public static float[] Of(WalkGraph graph, float[] scales, int directions, double damping, ParallelOptions options)
    {
        if (directions == 0 || graph.KristalCount == 0 || double.IsPositiveInfinity(damping))
        {
            return [];
        }

        var basis = Start(graph.KristalCount, directions);
        double[][] unit = SmallMatrix.Square(directions);
        for (int i = 0; i < directions; i++)
        {
            unit[i][i] = 1;
        }

        for (int round = 0; round < Rounds; round++)
        {
            basis = Walked(graph, scales, basis, options);
            basis = basis.Times(SmallMatrix.TimesInverseTransposed(unit, SmallMatrix.Cholesky(basis.TransposedTimes(basis, options))), options);
        }

        double[][] projected = basis.TransposedTimes(Walked(graph, scales, basis, options), options);
        Symmetrise(projected);
        double mu = damping * Largest(projected);
        if (!(mu > 0))
        {
            return [];
        }

        // With A + mu = L Lᵀ in this space, A² (A + mu)⁻¹ is the square of A L⁻ᵀ, since the two commute.
        double[][] shifted = [.. projected.Select((row, i) => row.Select((value, j) => i == j ? value + mu : value).ToArray())];
        return basis.Times(SmallMatrix.TimesInverseTransposed(projected, SmallMatrix.Cholesky(shifted)), options).Joined();
    }

    private static SlicedMatrix Start(int rows, int columns)
    {
        var start = new SlicedMatrix(rows, columns);
        ulong state = 0x9E3779B97F4A7C15;
        for (int slice = 0; slice < start.Slices; slice++)
        {
            foreach (ref float number in start.Slice(slice).AsSpan())
            {
                // xorshift64*: any numbers without a pattern do.
                state ^= state >> 12;
                state ^= state << 25;
                state ^= state >> 27;
                number = ((state * 0x2545F4914F6CDD1D) >> 40) / (float)(1 << 24) - 0.5f;
            }
        }

        return start;
    }

    // A times a matrix, slice by slice: to each customer from all Kristals, and from there back to all Kristals.
    private static SlicedMatrix Walked(WalkGraph graph, float[] scales, SlicedMatrix from, ParallelOptions options)
    {
        var into = new SlicedMatrix(from.Rows, from.Columns);
        Parallel.For(0, from.Slices, options, slice =>
        {
            ref float f = ref MemoryMarshal.GetArrayDataReference(from.Slice(slice));
            ref float t = ref MemoryMarshal.GetArrayDataReference(into.Slice(slice));
            for (int customer = 0; customer < graph.CustomerCount; customer++)
            {
                float through = graph.Through(customer);
                if (through == 0)
                {
                    continue;
                }

                var kristals = graph.KristalsOf(customer);
                var weights = graph.WeightsOf(customer);
                var low = Vector512<float>.Zero;
                var high = Vector512<float>.Zero;
                for (int i = 0; i < kristals.Length; i++)
                {
                    var step = Vector512.Create(scales[kristals[i]] * (weights.IsEmpty ? 1 : weights[i]));
                    nuint at = (nuint)kristals[i] * SlicedMatrix.Width;
                    low = Vector512.FusedMultiplyAdd(step, Vector512.LoadUnsafe(ref f, at), low);
                    high = Vector512.FusedMultiplyAdd(step, Vector512.LoadUnsafe(ref f, at + 16), high);
                }

                low *= through;
                high *= through;
                for (int i = 0; i < kristals.Length; i++)
                {
                    var step = Vector512.Create(scales[kristals[i]] * (weights.IsEmpty ? 1 : weights[i]));
                    nuint at = (nuint)kristals[i] * SlicedMatrix.Width;
                    Vector512.FusedMultiplyAdd(step, low, Vector512.LoadUnsafe(ref t, at)).StoreUnsafe(ref t, at);
                    Vector512.FusedMultiplyAdd(step, high, Vector512.LoadUnsafe(ref t, at + 16)).StoreUnsafe(ref t, at + 16);
                }
            }
        });
        return into;
    }

    private static void Symmetrise(double[][] matrix)
    {
        for (int i = 0; i < matrix.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                matrix[i][j] = matrix[j][i] = (matrix[i][j] + matrix[j][i]) / 2;
            }
        }
    }

    private static double Largest(double[][] matrix)
    {
        double[] vector = [.. matrix.Select(_ => 1.0)];
        double length = 0;
        for (int round = 0; round < RoundsOfPower; round++)
        {
            double[] next = [.. matrix.Select(row => row.Zip(vector, (a, b) => a * b).Sum())];
            length = Math.Sqrt(next.Sum(x => x * x));
            if (length == 0)
            {
                return 0;
            }

            vector = [.. next.Select(x => x / length)];
        }

        return length;
    }
}
