using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class InteractionsTests
{
    [Fact]
    public void Of_EventsInAnyOrder_GivesSortedRowsWithRepeatedEventsMerged()
    {
        var made = Interactions.Of(3, 5, [2, 0, 2, 2, 0, 2], [4, 3, 1, 4, 0, 4], [50, 7, 20, 10, 9, 30]);
        Assert.Equal((3, 5, 4), (made.CustomerCount, made.KristalCount, made.Count));
        Assert.Equal([0, 3], made.KristalsOf(0));
        Assert.Equal([9, 7], made.FirstOf(0));
        Assert.True(made.KristalsOf(1).IsEmpty);
        Assert.Equal([1, 4], made.KristalsOf(2));
        Assert.Equal([1, 3], made.EventsOf(2));
        Assert.Equal([20, 10], made.FirstOf(2));
        Assert.Equal([20, 50], made.LastOf(2));
        Assert.Equal([1, 1, 0, 1, 1], made.CustomersByKristal());
        Assert.Equal(7, made.Earliest);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void Of_RandomEvents_GivesWhatGroupingThemGives(int seed)
    {
        var random = new Random(seed);
        var events = Enumerable.Range(0, 500).Select(_ => (Customer: random.Next(20), Kristal: random.Next(15), Time: random.NextInt64(1_000))).ToList();
        var made = Interactions.Of(20, 15, [.. events.Select(e => e.Customer)], [.. events.Select(e => e.Kristal)], [.. events.Select(e => e.Time)]);
        for (int customer = 0; customer < 20; customer++)
        {
            var expected = events.Where(e => e.Customer == customer).GroupBy(e => e.Kristal).OrderBy(g => g.Key).ToList();
            Assert.Equal(expected.Select(g => g.Key), made.KristalsOf(customer).ToArray());
            Assert.Equal(expected.Select(g => g.Count()), made.EventsOf(customer).ToArray());
            Assert.Equal(expected.Select(g => g.Min(e => e.Time)), made.FirstOf(customer).ToArray());
            Assert.Equal(expected.Select(g => g.Max(e => e.Time)), made.LastOf(customer).ToArray());
        }
    }

    [Theory]
    [InlineData(17)]
    [InlineData(18)]
    public void Before_AnInstant_KnowsWhatHadHappenedAndNothingOfWhatCame(int seed)
    {
        var random = new Random(seed);
        var events = Enumerable.Range(0, 500).Select(_ => (Customer: random.Next(20), Kristal: random.Next(15), Time: random.NextInt64(1_000))).ToList();
        var before = Interactions.Of(20, 15, [.. events.Select(e => e.Customer)], [.. events.Select(e => e.Kristal)], [.. events.Select(e => e.Time)]).Before(600);
        Assert.Equal((20, 15), (before.CustomerCount, before.KristalCount));
        for (int customer = 0; customer < 20; customer++)
        {
            var expected = events.Where(e => e.Customer == customer).GroupBy(e => e.Kristal).Where(g => g.Min(e => e.Time) < 600).OrderBy(g => g.Key).ToList();
            Assert.Equal(expected.Select(g => g.Key), before.KristalsOf(customer).ToArray());
            Assert.Equal(expected.Select(g => g.Min(e => e.Time)), before.FirstOf(customer).ToArray());
            Assert.Equal(expected.Select(g => g.All(e => e.Time < 600) ? g.Max(e => e.Time) : g.Min(e => e.Time)), before.LastOf(customer).ToArray());
            Assert.Equal(expected.Select(g => g.All(e => e.Time < 600) ? g.Count() : 1), before.EventsOf(customer).ToArray());
        }
    }

    [Fact]
    public void Of_WhatDoesNotFit_NamesTheEvent()
    {
        Assert.Contains("Event 1", Assert.Throws<ArgumentException>(() => Interactions.Of(2, 2, [0, 2], [0, 0], [])).Message, StringComparison.Ordinal);
        Assert.Contains("Event 0", Assert.Throws<ArgumentException>(() => Interactions.Of(2, 2, [0], [-1], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Interactions.Of(2, 2, [0], [0, 1], []));
        Assert.Throws<ArgumentException>(() => Interactions.Of(2, 2, [0], [0], [1, 2]));
    }
}
