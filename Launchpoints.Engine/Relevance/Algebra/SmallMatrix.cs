namespace Launchpoints.Engine.Relevance.Algebra;

/// <summary>Square matrices of up to some hundred rows, without tiles and threads.</summary>
internal static class SmallMatrix
{
    // A column that has lost this share of its length to those before it is nothing of its own in single precision.
    private const double Dependent = 1e-6;

    /// <summary>A square matrix of zeros.</summary>
    public static double[][] Square(int size)
    {
        var made = new double[size][];
        for (int row = 0; row < size; row++)
        {
            made[row] = new double[size];
        }

        return made;
    }

    /// <summary>Lower triangular L with matrix = L Lᵀ. A row that depends on those before it becomes 0, its diagonal too.</summary>
    /// <param name="matrix">Symmetric, with no negative eigenvalue; only the lower triangle is read.</param>
    public static double[][] Cholesky(double[][] matrix)
    {
        double[][] lower = Square(matrix.Length);
        for (int i = 0; i < matrix.Length; i++)
        {
            double left = matrix[i][i];
            for (int j = 0; j < i; j++)
            {
                if (lower[j][j] == 0)
                {
                    continue;
                }

                double sum = matrix[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= lower[i][k] * lower[j][k];
                }

                lower[i][j] = sum / lower[j][j];
                left -= lower[i][j] * lower[i][j];
            }

            if (left > Dependent * matrix[i][i])
            {
                lower[i][i] = Math.Sqrt(left);
            }
            else
            {
                Array.Clear(lower[i]);
            }
        }

        return lower;
    }

    /// <summary>left · L⁻ᵀ; columns of rows that are 0 in L become 0.</summary>
    public static double[][] TimesInverseTransposed(double[][] left, double[][] lower)
    {
        double[][] made = Square(lower.Length);
        for (int row = 0; row < lower.Length; row++)
        {
            for (int j = 0; j < lower.Length; j++)
            {
                if (lower[j][j] == 0)
                {
                    continue;
                }

                double sum = left[row][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= made[row][k] * lower[j][k];
                }

                made[row][j] = sum / lower[j][j];
            }
        }

        return made;
    }

    /// <summary>What L Lᵀ makes the right side of; 0 where a row of L is.</summary>
    public static double[] Solve(double[][] lower, double[] right)
    {
        double[] solved = (double[])right.Clone();
        for (int i = 0; i < solved.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                solved[i] -= lower[i][k] * solved[k];
            }

            solved[i] = lower[i][i] == 0 ? 0 : solved[i] / lower[i][i];
        }

        for (int i = solved.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < solved.Length; k++)
            {
                solved[i] -= lower[k][i] * solved[k];
            }

            solved[i] = lower[i][i] == 0 ? 0 : solved[i] / lower[i][i];
        }

        return solved;
    }
}
