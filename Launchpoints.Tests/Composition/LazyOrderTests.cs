using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Composition;

/// <summary>The order that goes no further than it is asked to, against a sort of everything.</summary>
public sealed class LazyOrderTests
{
    [Theory]
    [InlineData(64, 1_000_000)]
    [InlineData(192, 40)]
    [InlineData(640, 3)]
    [InlineData(1_024, 1)]
    [InlineData(64 * 65, 500)]
    public void Order_OfRandomScores_IsTheSortedOne(int rows, int different)
    {
        var random = new Random(rows);
        for (int round = 0; round < 20; round++)
        {
            var editor = PopulationSnapshot.Empty.Edit();
            foreach (int key in Enumerable.Range(0, rows).Select(i => i * 7919 % 10_007))
            {
                editor.PutKristal($"k{key:00000}", "", active: true);
            }

            var keys = editor.Build().Kristals.Keys;
            double[] scores = [.. Enumerable.Range(0, rows).Select(_ => random.Next(different) - (different / 2.0))];
            ulong[] ranked = [.. Enumerable.Range(0, rows / 64).Select(_ => round % 3 == 0 ? ulong.MaxValue : (ulong)random.NextInt64(long.MinValue, long.MaxValue))];
            int[] expected =
            [
                .. Enumerable.Range(0, rows).Where(row => (ranked[row / 64] >> row & 1) != 0)
                    .OrderByDescending(row => scores[row]).ThenBy(row => keys[row], CodePointComparer.Instance),
            ];
            double[] others = [.. scores.Select((score, row) => expected.Contains(row) ? score : double.NaN)]; // what has no place may be anything
            using var order = new LazyOrder(others, ranked, keys);
            int some = random.Next(expected.Length + 1);
            Assert.Equal(expected[..some], Enumerable.Range(0, some).Select(order.At));
            Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(order.At));
        }
    }
}
