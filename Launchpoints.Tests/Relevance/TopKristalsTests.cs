using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class TopKristalsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(50)]
    public void Take_ScoresWithTies_IsTheStableSort(int most)
    {
        var random = new Random(most);
        var top = new TopKristals(most);
        for (int round = 0; round < 50; round++)
        {
            double[] scores = [.. Enumerable.Range(0, 30).Select(_ => random.Next(5) == 0 ? double.NegativeInfinity : random.Next(6))];
            top.Take(scores);
            int[] expected = [.. Enumerable.Range(0, 30).Where(i => double.IsFinite(scores[i])).OrderByDescending(i => scores[i]).ThenBy(i => i).Take(most)];
            Assert.Equal(expected, top.Kristals);
        }
    }

    [Fact]
    public void Take_NoCandidates_IsEmpty()
    {
        var top = new TopKristals(3);
        top.Take([1, 2]);
        top.Take([double.NaN, double.NegativeInfinity]);
        Assert.Equal(0, top.Count);
    }
}
