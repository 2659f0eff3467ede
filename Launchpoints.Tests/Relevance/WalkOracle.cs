using Launchpoints.Engine.Relevance;

namespace Launchpoints.Tests.Relevance;

/// <summary>The walk model as whole matrices: every pair, every direction, nothing left out.</summary>
internal static class WalkOracle
{
    public static double[,] Weights(Interactions interactions, long asOf, WalkOptions options)
    {
        int size = interactions.KristalCount;
        double[,] walks = new double[size, size];
        double[] popularity = new double[size];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            var kristals = interactions.KristalsOf(customer);
            var last = interactions.LastOf(customer);
            for (int i = 0; i < kristals.Length; i++)
            {
                double weight = options.Aging.Weight(last[i], asOf);
                popularity[kristals[i]] += weight;
                for (int j = 0; j < kristals.Length; j++)
                {
                    walks[kristals[i], kristals[j]] += weight * options.Aging.Weight(last[j], asOf) * Math.Pow(kristals.Length, -options.Through);
                }
            }
        }

        double[,] normal = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                normal[i, j] = walks[i, j] == 0 ? 0 : walks[i, j] / Math.Sqrt(popularity[i] * popularity[j]);
            }
        }

        double[,] common = double.IsPositiveInfinity(options.Damping) || interactions.Count == 0 ? new double[size, size] : Common(normal, options.Damping);
        double[,] weights = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                weights[i, j] = i == j || walks[i, j] == 0
                    ? 0
                    : Math.Pow(Math.Max(0, normal[i, j] - common[i, j]), options.Sharpness)
                        * Math.Pow(popularity[i], (0.5 * options.Sharpness) - options.From)
                        * Math.Pow(popularity[j], (0.5 * options.Sharpness) - options.To);
            }
        }

        return weights;
    }

    // A² (A + mu)⁻¹ of the whole matrix, which is what there is to take away when all directions are leading ones.
    private static double[,] Common(double[,] a, double damping)
    {
        int size = a.GetLength(0);
        double[] vector = [.. Enumerable.Repeat(1.0, size)];
        double largest = 0;
        for (int round = 0; round < 2_000; round++)
        {
            double[] next = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Sum(j => a[i, j] * vector[j]))];
            largest = Math.Sqrt(next.Sum(x => x * x));
            vector = [.. next.Select(x => x / largest)];
        }

        double[,] shifted = (double[,])a.Clone();
        for (int i = 0; i < size; i++)
        {
            shifted[i, i] += damping * largest;
        }

        return Times(Times(a, a), GaussJordan.Invert(shifted));
    }

    private static double[,] Times(double[,] left, double[,] right)
    {
        int size = left.GetLength(0);
        double[,] product = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++)
                {
                    product[i, j] += left[i, k] * right[k, j];
                }
            }
        }

        return product;
    }
}
