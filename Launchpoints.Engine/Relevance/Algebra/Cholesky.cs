namespace Launchpoints.Engine.Relevance.Algebra;

/// <summary>The inverse of a symmetric positive definite matrix by its Cholesky factor, tile by tile on several threads.</summary>
/// <remarks>
/// The right-looking blocked form (Golub and Van Loan, "Matrix Computations", 4.2): factor a tile on the diagonal, the tiles below it, and take their
/// products off what is left. In all n³ / 2 multiplications. In double precision, since the condition of these matrices grows with the number of customers.
/// </remarks>
internal static class Cholesky
{
    /// <summary>Replaces a matrix by its inverse.</summary>
    /// <param name="matrix">Symmetric and positive definite; only the lower triangle is read and written.</param>
    /// <param name="threads">How many threads work on it; the result is the same to the last bit for any number.</param>
    /// <exception cref="NotPositiveException">The matrix is not positive definite.</exception>
    public static void Invert(TiledMatrix matrix, int threads)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        double[][] diagonals = Factor(matrix, options);
        var inverse = InverseOfFactor(matrix, diagonals, options);
        MultiplyTransposed(inverse, matrix, options);
    }

    // L with matrix = L Lᵀ, in place; gives the inverses of L's tiles on the diagonal.
    private static double[][] Factor(TiledMatrix matrix, ParallelOptions options)
    {
        int tiles = matrix.Tiles;
        var diagonals = new double[tiles][];
        var below = new double[tiles][];
        for (int k = 0; k < tiles; k++)
        {
            Tile.Factor(matrix.At(k, k));
            diagonals[k] = new double[Tile.Size];
            Tile.InvertLower(matrix.At(k, k), diagonals[k]);
            double[] transposed = Negated(diagonals[k], transpose: true);
            int at = k;
            Parallel.For(k + 1, tiles, options, i =>
            {
                double[] made = new double[Tile.Size];
                Tile.SubtractProduct(made, matrix.At(i, at), transposed);
                made.CopyTo(matrix.At(i, at), 0);
                below[i] = new double[Tile.Size];
                Tile.Transpose(made, below[i]);
            });
            Parallel.For(k + 1, tiles, options, i =>
            {
                for (int j = at + 1; j <= i; j++)
                {
                    Tile.SubtractProduct(matrix.At(i, j), matrix.At(i, at), below[j]);
                }
            });
        }

        return diagonals;
    }

    // W = L⁻¹: below the diagonal, W(i, j) = −L(i, i)⁻¹ · the sum of L(i, k) W(k, j) over k from j to i − 1.
    private static TiledMatrix InverseOfFactor(TiledMatrix factor, double[][] diagonals, ParallelOptions options)
    {
        var inverse = new TiledMatrix(factor.Size);
        Parallel.For(0, factor.Tiles, options, j =>
        {
            double[] sum = new double[Tile.Size];
            diagonals[j].CopyTo(inverse.At(j, j), 0);
            for (int i = j + 1; i < factor.Tiles; i++)
            {
                Array.Clear(sum);
                for (int k = j; k < i; k++)
                {
                    Tile.SubtractProduct(sum, factor.At(i, k), inverse.At(k, j)); // sums with their sign turned
                }

                Tile.SubtractProduct(inverse.At(i, j), Negated(diagonals[i], transpose: false), sum);
            }
        });
        return inverse;
    }

    // into = Wᵀ W, of the lower triangle: the sum of W(k, i)ᵀ W(k, j) over k from i on.
    private static void MultiplyTransposed(TiledMatrix lower, TiledMatrix into, ParallelOptions options) =>
        Parallel.For(0, lower.Tiles, options, i =>
        {
            double[][] column = [.. Enumerable.Range(i, lower.Tiles - i).Select(k => Negated(lower.At(k, i), transpose: true))];
            for (int j = 0; j <= i; j++)
            {
                double[] tile = into.At(i, j);
                Array.Clear(tile);
                for (int k = i; k < lower.Tiles; k++)
                {
                    Tile.SubtractProduct(tile, column[k - i], lower.At(k, j));
                }
            }
        });

    private static double[] Negated(double[] tile, bool transpose)
    {
        double[] made = new double[Tile.Size];
        if (transpose)
        {
            Tile.Transpose(tile, made);
        }
        else
        {
            tile.CopyTo(made, 0);
        }

        for (int i = 0; i < made.Length; i++)
        {
            made[i] = -made[i];
        }

        return made;
    }
}
