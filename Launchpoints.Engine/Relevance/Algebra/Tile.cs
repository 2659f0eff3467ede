using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Relevance.Algebra;

/// <summary>Square pieces of 64 × 64 numbers, rows one after the other: small enough to stay in the cache, large enough to be worth a thread.</summary>
internal static class Tile
{
    /// <summary>Rows, and columns, of a tile.</summary>
    public const int Side = 64;

    /// <summary>Numbers in a tile.</summary>
    public const int Size = Side * Side;

    private const int Lanes = 8;

    /// <summary>into −= left · right.</summary>
    /// <remarks>Each number of the result adds its products up in the same order wherever it is computed, so results do not depend on threads.</remarks>
    public static void SubtractProduct(Span<double> into, ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        ref double c = ref MemoryMarshal.GetReference(into[..Size]);
        ref double a = ref MemoryMarshal.GetReference(left[..Size]);
        ref double b = ref MemoryMarshal.GetReference(right[..Size]);
        for (int row = 0; row < Side; row += 4)
        {
            for (int column = 0; column < Side; column += 2 * Lanes)
            {
                SubtractBlock(ref c, ref a, ref b, row, column);
            }
        }
    }

    /// <summary>The tile with rows and columns exchanged.</summary>
    public static void Transpose(ReadOnlySpan<double> from, Span<double> into)
    {
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                into[(column * Side) + row] = from[(row * Side) + column];
            }
        }
    }

    /// <summary>Replaces the lower triangle of a symmetric positive definite tile by its Cholesky factor, and clears the rest.</summary>
    /// <exception cref="NotPositiveException">The tile is not positive definite.</exception>
    public static void Factor(Span<double> tile)
    {
        for (int j = 0; j < Side; j++)
        {
            var rowJ = tile.Slice(j * Side, j);
            double left = tile[(j * Side) + j] - Dot(rowJ, rowJ);
            if (!(left > 0) || double.IsInfinity(left))
            {
                throw new NotPositiveException();
            }

            double root = Math.Sqrt(left);
            tile[(j * Side) + j] = root;
            tile.Slice((j * Side) + j + 1, Side - j - 1).Clear();
            for (int i = j + 1; i < Side; i++)
            {
                tile[(i * Side) + j] = (tile[(i * Side) + j] - Dot(tile.Slice(i * Side, j), rowJ)) / root;
            }
        }
    }

    /// <summary>The inverse of a lower triangular tile, lower triangular itself.</summary>
    public static void InvertLower(ReadOnlySpan<double> lower, Span<double> into)
    {
        into[..Size].Clear();
        for (int i = 0; i < Side; i++)
        {
            // Row i of the inverse: unit i without what the rows above already give, divided by the diagonal.
            var row = into.Slice(i * Side, Side);
            for (int k = 0; k < i; k++)
            {
                double factor = lower[(i * Side) + k];
                for (int j = 0; j <= k; j++)
                {
                    row[j] -= factor * into[(k * Side) + j];
                }
            }

            double scale = 1 / lower[(i * Side) + i];
            for (int j = 0; j < i; j++)
            {
                row[j] *= scale;
            }

            row[i] = scale;
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    // Four rows of two vectors: eight sums in registers hide the time a multiplication takes.
    private static void SubtractBlock(ref double c, ref double a, ref double b, int row, int column)
    {
        nuint c0 = (nuint)((row * Side) + column), c1 = c0 + Side, c2 = c1 + Side, c3 = c2 + Side;
        var s00 = Vector512.LoadUnsafe(ref c, c0);
        var s01 = Vector512.LoadUnsafe(ref c, c0 + Lanes);
        var s10 = Vector512.LoadUnsafe(ref c, c1);
        var s11 = Vector512.LoadUnsafe(ref c, c1 + Lanes);
        var s20 = Vector512.LoadUnsafe(ref c, c2);
        var s21 = Vector512.LoadUnsafe(ref c, c2 + Lanes);
        var s30 = Vector512.LoadUnsafe(ref c, c3);
        var s31 = Vector512.LoadUnsafe(ref c, c3 + Lanes);
        for (int k = 0; k < Side; k++)
        {
            var b0 = Vector512.LoadUnsafe(ref b, (nuint)((k * Side) + column));
            var b1 = Vector512.LoadUnsafe(ref b, (nuint)((k * Side) + column + Lanes));
            ref double at = ref Unsafe.Add(ref a, (row * Side) + k);
            var factor = Vector512.Create(-at);
            s00 = Vector512.FusedMultiplyAdd(factor, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(factor, b1, s01);
            factor = Vector512.Create(-Unsafe.Add(ref at, Side));
            s10 = Vector512.FusedMultiplyAdd(factor, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(factor, b1, s11);
            factor = Vector512.Create(-Unsafe.Add(ref at, 2 * Side));
            s20 = Vector512.FusedMultiplyAdd(factor, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(factor, b1, s21);
            factor = Vector512.Create(-Unsafe.Add(ref at, 3 * Side));
            s30 = Vector512.FusedMultiplyAdd(factor, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(factor, b1, s31);
        }

        s00.StoreUnsafe(ref c, c0);
        s01.StoreUnsafe(ref c, c0 + Lanes);
        s10.StoreUnsafe(ref c, c1);
        s11.StoreUnsafe(ref c, c1 + Lanes);
        s20.StoreUnsafe(ref c, c2);
        s21.StoreUnsafe(ref c, c2 + Lanes);
        s30.StoreUnsafe(ref c, c3);
        s31.StoreUnsafe(ref c, c3 + Lanes);
    }
}
