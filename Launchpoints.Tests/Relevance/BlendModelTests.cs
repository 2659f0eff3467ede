using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class BlendModelTests
{
    private const long Now = 200 * RandomInteractions.Day;

    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Model_OfAnyShape_KeepsTheContract(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        ModelContract.Holds(Blend(interactions, 0.5, out _, out _), interactions);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Score_OfACustomer_WeighsTheModelsByTheHistory(int held)
    {
        var interactions = RandomInteractions.Shape("small");
        var blend = Blend(interactions, 0.5, out var similar, out var prior);
        int[] history = [.. Enumerable.Range(2, held)];
        double[] scores = new double[interactions.KristalCount], ofSimilar = new double[interactions.KristalCount], ofPrior = new double[interactions.KristalCount];
        blend.Score(new CustomerHistory(history), scores);
        similar.Score(new CustomerHistory(history), ofSimilar);
        prior.Score(new CustomerHistory(history), ofPrior);
        double unit = 2 * Unit(similar), priors = Unit(prior);
        for (int kristal = 0; kristal < scores.Length; kristal++)
        {
            Assert.Equal(((held * unit * ofSimilar[kristal]) + (0.5 * priors * ofPrior[kristal])) / (held + 0.5), scores[kristal], 1e-12);
        }

        Assert.Equal(unit * held / (held + 0.5), blend.WeightOf("similar", new CustomerHistory(history)), 1e-12);
        Assert.Equal(priors * 0.5 / (held + 0.5), blend.WeightOf("prior", new CustomerHistory(history)), 1e-12);
        Assert.Equal(0, blend.WeightOf("walk", new CustomerHistory(history)));
    }

    [Fact]
    public void Models_OfDifferentKristals_AreRefused()
    {
        var small = RandomInteractions.Shape("small");
        var wide = RandomInteractions.Shape("wide");
        var similar = SimilarModel.Fit(small, Now, SimilarOptions.Default, 1);
        Assert.Throws<ArgumentException>(() => new BlendModel([new BlendPart(similar, 1)], PriorModel.Fit(wide, [], Now, PriorOptions.Default), 1, small));
    }

    // What a typical tenth card has counts 1; of so few Kristals the regression may have nothing good to say about the tenth, and the width counts.
    private static double Unit(RelevanceModel model) => 1 / Math.Max(model.Scale.Middle, model.Scale.Width / 10);

    private static BlendModel Blend(Interactions interactions, double strength, out RelevanceModel similar, out RelevanceModel prior)
    {
        similar = SimilarModel.Fit(interactions, Now, SimilarOptions.Default, 2);
        prior = PriorModel.Fit(interactions, [], Now, PriorOptions.Default);
        return new BlendModel([new BlendPart(similar, 2)], prior, strength, interactions);
    }
}
