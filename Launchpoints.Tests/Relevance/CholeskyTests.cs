using Launchpoints.Engine.Relevance.Algebra;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class CholeskyTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Invert_AnySize_IsWhatEliminationGives(int size)
    {
        double[,] plain = Draw(size, seed: size);
        var tiled = Tiled(plain);
        Cholesky.Invert(tiled, threads: 2);
        double[,] expected = GaussJordan.Invert(plain);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                Assert.Equal(expected[i, j], tiled[i, j], 1e-9);
            }
        }
    }

    [Fact]
    public void Invert_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        double[,] plain = Draw(333, seed: 9);
        var one = Tiled(plain);
        Cholesky.Invert(one, threads: 1);
        foreach (int threads in new[] { 2, 3, 8 })
        {
            var many = Tiled(plain);
            Cholesky.Invert(many, threads);
            for (int tile = 0; tile < one.Tiles; tile++)
            {
                for (int left = 0; left <= tile; left++)
                {
                    Assert.Equal(one.At(tile, left), many.At(tile, left));
                }
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Invert_NotPositiveDefinite_IsRefused(double last)
    {
        var matrix = new TiledMatrix(70);
        for (int i = 0; i < 70; i++)
        {
            matrix[i, i] = i == 69 ? last : 1;
        }

        Assert.Throws<NotPositiveException>(() => Cholesky.Invert(matrix, threads: 1));
    }

    // AᵀA with a ridge: positive definite, and far from diagonal.
    private static double[,] Draw(int size, int seed)
    {
        var random = new Random(seed);
        double[,] a = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                a[i, j] = random.NextDouble() - 0.3;
            }
        }

        double[,] made = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                for (int k = 0; k < size; k++)
                {
                    made[i, j] += a[k, i] * a[k, j];
                }
            }

            made[i, i] += 2;
        }

        return made;
    }

    private static TiledMatrix Tiled(double[,] plain)
    {
        var tiled = new TiledMatrix(plain.GetLength(0));
        for (int i = 0; i < tiled.Size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                tiled[i, j] = plain[i, j];
            }
        }

        return tiled;
    }
}
