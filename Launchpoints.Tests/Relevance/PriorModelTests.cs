using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class PriorModelTests
{
    private const long Day = RandomInteractions.Day;

    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Model_OfAnyShape_KeepsTheContract(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        var groups = Groups(interactions.CustomerCount);
        ModelContract.Holds(PriorModel.Fit(interactions, groups, 200 * Day, PriorOptions.Default), interactions, groups.Count);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shares_OfAnyGroup_AddUpToOne(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        var model = PriorModel.Fit(interactions, Groups(interactions.CustomerCount), 200 * Day, PriorOptions.Default);
        double[] scores = new double[model.KristalCount];
        for (int group = -1; group < 3 && scores.Length > 0; group++)
        {
            model.Score(new CustomerHistory([], group), scores);
            Assert.Equal(1, scores.Sum(), 1e-9);
            Assert.All(scores, share => Assert.InRange(share, double.Epsilon, 1));
        }
    }

    [Fact]
    public void CustomersWithoutHistory_AreComparedWithFirstChoices()
    {
        // 0 is what people begin with, 1 is what they go on to.
        int[] customers = [.. Enumerable.Range(0, 50), .. Enumerable.Range(0, 50), 50];
        int[] kristals = [.. Enumerable.Repeat(0, 50), .. Enumerable.Repeat(1, 50), 2];
        long[] times = [.. Enumerable.Repeat(5 * Day, 50), .. Enumerable.Repeat(6 * Day, 50), Day];
        var model = PriorModel.Fit(Interactions.Of(51, 3, customers, kristals, times), [], 6 * Day, new PriorOptions(Decay.None, Decay.None));
        Assert.Equal(0, Ranking(model, [])[0]);
        Assert.Equal(1, Ranking(model, [2])[0]);
    }

    [Fact]
    public void RecentChoices_OutweighManyOldOnes_WhereCountsAge()
    {
        int[] customers = [.. Enumerable.Range(0, 30)];
        int[] kristals = [.. Enumerable.Repeat(0, 25), .. Enumerable.Repeat(1, 5)];
        long[] times = [.. Enumerable.Repeat(Day, 25), .. Enumerable.Repeat(400 * Day, 5)];
        var interactions = Interactions.Of(30, 2, customers, kristals, times);
        Assert.Equal([0, 1], Ranking(PriorModel.Fit(interactions, [], 400 * Day, new PriorOptions(Decay.None, Decay.None)), []));
        Assert.Equal([1, 0], Ranking(PriorModel.Fit(interactions, [], 400 * Day, new PriorOptions(new Decay(14, 2), Decay.None)), []));
    }

    [Fact]
    public void Group_ThatDiffers_IsBelievedAsFarAsItIsLarge()
    {
        // 200 customers like 0 better, the members of the group like 1 better: many of one group, few of the other.
        int[] kristals = [.. Enumerable.Range(0, 200).Select(c => c % 10 < 8 ? 0 : 1), .. Enumerable.Range(0, 100).Select(c => c % 10 < 8 ? 1 : 0), 1, 1];
        int[] customers = [.. Enumerable.Range(0, kristals.Length)];
        var interactions = Interactions.Of(kristals.Length, 3, customers, kristals, []);
        var model = PriorModel.Fit(interactions, [Members(kristals.Length, 0, 200), Members(kristals.Length, 200, 300), Members(kristals.Length, 300, 302)], 0, PriorOptions.Default);
        double everyone = Share(model, -1, 1), large = Share(model, 1, 1), small = Share(model, 2, 1);
        Assert.InRange(large, 0.7, 0.8);
        Assert.InRange(small, everyone, large);
        Assert.True(small - everyone > 0, $"A small group moves from {everyone} to {small}.");
    }

    [Fact]
    public void Groups_WithParentsBehindThem_AreRefused() =>
        Assert.Throws<ArgumentException>(() => PriorModel.Fit(RandomInteractions.Shape("small"), [new CustomerGroup(0, default)], 0, PriorOptions.Default));

    private static double Share(PriorModel model, int group, int kristal)
    {
        double[] scores = new double[model.KristalCount];
        model.Score(new CustomerHistory([], group), scores);
        return scores[kristal];
    }

    private static int[] Ranking(RelevanceModel model, int[] held)
    {
        double[] scores = new double[model.KristalCount];
        model.Score(new CustomerHistory(held), scores);
        var top = new TopKristals(scores.Length);
        top.Take(scores);
        return [.. top.Kristals];
    }

    private static List<CustomerGroup> Groups(int customers) =>
        [Members(customers, 0, customers / 2), new CustomerGroup(0, Members(customers, 0, customers / 4).Members), Members(customers, customers / 3, customers)];

    private static CustomerGroup Members(int customers, int from, int to)
    {
        var words = new ulong[(customers + 63) / 64];
        for (int customer = from; customer < to; customer++)
        {
            words[customer / 64] |= 1UL << customer;
        }

        return new CustomerGroup(-1, words);
    }
}
