using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Launchpoints.Engine.Relevance.Algebra;

namespace Launchpoints.Engine.Relevance.Walking;

/// <summary>A tall matrix in slices of 32 columns, each row of a slice next to the one before: a thread takes a slice, and a row of it is two registers.</summary>
internal sealed class SlicedMatrix
{
    /// <summary>Columns of a slice.</summary>
    public const int Width = 32;

    // Rows that are added up in single precision before they go into the double sums.
    private const int RowsAtATime = 512;

    private readonly float[][] _slices;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns; a multiple of <see cref="Width"/>.</param>
    public SlicedMatrix(int rows, int columns)
    {
        Rows = rows;
        _slices = new float[columns / Width][];
        for (int slice = 0; slice < _slices.Length; slice++)
        {
            _slices[slice] = new float[rows * Width];
        }
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns => _slices.Length * Width;

    /// <summary>Slices.</summary>
    public int Slices => _slices.Length;

    /// <summary>A slice, row after row.</summary>
    public float[] Slice(int slice) => _slices[slice];

    /// <summary>The product of this matrix, transposed, with another of as many rows.</summary>
    /// <returns>By column of this one and column of the other.</returns>
    public double[][] TransposedTimes(SlicedMatrix other, ParallelOptions options)
    {
        double[][] product = SmallMatrix.Square(Columns);
        Parallel.For(0, Slices * other.Slices, options, pair =>
        {
            int left = pair / other.Slices, right = pair % other.Slices;
            float[] part = new float[Width * Width];
            for (int from = 0; from < Rows; from += RowsAtATime)
            {
                Array.Clear(part);
                AddProducts(_slices[left], other._slices[right], from, Math.Min(Rows, from + RowsAtATime), part);
                for (int i = 0; i < part.Length; i++)
                {
                    product[(left * Width) + (i / Width)][(right * Width) + (i % Width)] += part[i];
                }
            }
        });
        return product;
    }

    /// <summary>The product of this matrix with a square one of as many rows as this has columns.</summary>
    public SlicedMatrix Times(double[][] square, ParallelOptions options)
    {
        var product = new SlicedMatrix(Rows, Columns);
        Parallel.For(0, Slices, options, slice =>
        {
            float[] factors = new float[Columns * Width];
            for (int i = 0; i < factors.Length; i++)
            {
                factors[i] = (float)square[i / Width][(slice * Width) + (i % Width)];
            }

            ref float f = ref MemoryMarshal.GetArrayDataReference(factors);
            for (int row = 0; row < Rows; row++)
            {
                var low = Vector512<float>.Zero;
                var high = Vector512<float>.Zero;
                for (int from = 0; from < Slices; from++)
                {
                    var of = _slices[from].AsSpan(row * Width, Width);
                    for (int column = 0; column < Width; column++)
                    {
                        var factor = Vector512.Create(of[column]);
                        nuint at = (nuint)(((from * Width) + column) * Width);
                        low = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref f, at), low);
                        high = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref f, at + 16), high);
                    }
                }

                var into = product._slices[slice].AsSpan(row * Width, Width);
                low.CopyTo(into);
                high.CopyTo(into[16..]);
            }
        });
        return product;
    }

    /// <summary>All columns of each row next to each other.</summary>
    public float[] Joined()
    {
        float[] joined = new float[Rows * Columns];
        for (int slice = 0; slice < Slices; slice++)
        {
            for (int row = 0; row < Rows; row++)
            {
                _slices[slice].AsSpan(row * Width, Width).CopyTo(joined.AsSpan((row * Columns) + (slice * Width)));
            }
        }

        return joined;
    }

    private static void AddProducts(float[] left, float[] right, int from, int to, float[] part)
    {
        ref float p = ref MemoryMarshal.GetArrayDataReference(part);
        for (int row = from; row < to; row++)
        {
            var low = Vector512.Create<float>(right.AsSpan(row * Width, 16));
            var high = Vector512.Create<float>(right.AsSpan((row * Width) + 16, 16));
            for (int i = 0; i < Width; i++)
            {
                var factor = Vector512.Create(left[(row * Width) + i]);
                nuint at = (nuint)(i * Width);
                Vector512.FusedMultiplyAdd(factor, low, Vector512.LoadUnsafe(ref p, at)).StoreUnsafe(ref p, at);
                Vector512.FusedMultiplyAdd(factor, high, Vector512.LoadUnsafe(ref p, at + 16)).StoreUnsafe(ref p, at + 16);
            }
        }
    }
}
