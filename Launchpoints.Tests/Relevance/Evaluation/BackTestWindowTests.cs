using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;
using Xunit;

namespace Launchpoints.Tests.Relevance.Evaluation;

public sealed class BackTestWindowTests
{
    [Fact]
    public void Windows_OfEvenTimes_HoldAsManyChoicesEach()
    {
        var windows = BackTestWindow.Of(At([.. Enumerable.Range(1, 100).Select(i => (long)i)]), 100, BackTestOptions.Default with { HeldBack = 0.2, Windows = 4 });
        Assert.Equal([new(81, 86), new(86, 91), new(91, 96), new(96, 101)], windows);
    }

    [Fact]
    public void Choices_AfterTheInstant_DoNotCount()
    {
        var windows = BackTestWindow.Of(At([1, 2, 3, 4, 50, 60]), 4, BackTestOptions.Default with { HeldBack = 0.5, Windows = 1 });
        Assert.Equal([new(3, 5)], windows);
    }

    [Fact]
    public void Windows_OfManyChoicesAtOneInstant_AreFewer()
    {
        var options = BackTestOptions.Default with { HeldBack = 0.5, Windows = 4 };
        Assert.Equal([new(7, 10)], BackTestWindow.Of(At([1, 1, 1, 7, 7, 7, 7]), 9, options));
        Assert.Equal([new(7, 10)], BackTestWindow.Of(At([1, 1, 1, 1, 1, 1, 7]), 9, options with { HeldBack = 0.9 }));
    }

    [Fact]
    public void Windows_WithoutEarlierAndLater_AreNone()
    {
        Assert.Empty(BackTestWindow.Of(At([]), 9, BackTestOptions.Default));
        Assert.Empty(BackTestWindow.Of(At([5, 5, 5]), 9, BackTestOptions.Default));
        Assert.Empty(BackTestWindow.Of(At([50, 60]), 9, BackTestOptions.Default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Windows_OfRandomTimes_FollowEachOtherAndLeaveSomethingBefore(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 200; round++)
        {
            long[] times = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (long)random.Next(random.Next(1, 30)))];
            var options = BackTestOptions.Default with { HeldBack = random.NextDouble(), Windows = random.Next(1, 6) };
            var windows = BackTestWindow.Of(At(times), 30, options);
            Assert.Equal(times.Distinct().Count() > 1, windows.Count > 0);
            Assert.InRange(windows.Count, 0, options.Windows);
            for (int i = 0; i < windows.Count; i++)
            {
                Assert.True(windows[i].From > times.Min() && windows[i].From < windows[i].Until, $"Seed {seed}, round {round}: {windows[i]}.");
                Assert.Equal(i + 1 < windows.Count ? windows[i + 1].From : 31, windows[i].Until);
                Assert.Contains(times, time => time >= windows[i].From && time < windows[i].Until);
            }
        }
    }

    private static Interactions At(long[] times) => Interactions.Of(1, times.Length, new int[times.Length], [.. Enumerable.Range(0, times.Length)], times);
}
