namespace Launchpoints.Tests.Relevance;

/// <summary>The inverse of a matrix as schools teach it.</summary>
internal static class GaussJordan
{
    public static double[,] Invert(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        double[,] left = (double[,])matrix.Clone(), right = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            right[i, i] = 1;
        }

        for (int column = 0; column < size; column++)
        {
            int pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(left[row, column]));
            for (int j = 0; j < size; j++)
            {
                (left[column, j], left[pivot, j]) = (left[pivot, j], left[column, j]);
                (right[column, j], right[pivot, j]) = (right[pivot, j], right[column, j]);
            }

            double scale = left[column, column];
            for (int j = 0; j < size; j++)
            {
                left[column, j] /= scale;
                right[column, j] /= scale;
            }

            for (int row = 0; row < size; row++)
            {
                double factor = row == column ? 0 : left[row, column];
                for (int j = 0; j < size && factor != 0; j++)
                {
                    left[row, j] -= factor * left[column, j];
                    right[row, j] -= factor * right[column, j];
                }
            }
        }

        return right;
    }
}
