using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class KristalFeaturesTests
{
    [Fact]
    public void Features_OfKristals_AreNumberedAsTheyComeAndKeptOnce()
    {
        var features = KristalFeatures.Of([["b", "a", "b"], [], ["c", "a"]]);
        Assert.Equal((3, 3), (features.KristalCount, features.FeatureCount));
        Assert.Equal([0, 1], features.FeaturesOf(0));
        Assert.Equal([], features.FeaturesOf(1));
        Assert.Equal([1, 2], features.FeaturesOf(2));
        Assert.Equal(["b", "a", "c"], Enumerable.Range(0, 3).Select(features.NameOf));
    }

    [Fact]
    public void Weights_OfAKristal_AreRarityAtLengthOne()
    {
        // "a" is with two of four Kristals, "b" with one: ln 2 and ln 4, so twice as much.
        var weights = KristalFeatures.Of([["a", "b"], ["a"], [], []]).WeightsOf(0);
        Assert.Equal(2, weights[1] / weights[0], 1e-12);
        Assert.Equal(1, (weights[0] * weights[0]) + (weights[1] * weights[1]), 1e-12);
    }

    [Fact]
    public void Weights_OfWhatAllHave_AreNothing()
    {
        var features = KristalFeatures.Of([["a"], ["a", "b"]]);
        Assert.Equal([0], features.WeightsOf(0).ToArray());
        Assert.Equal([0, 1], features.WeightsOf(1).ToArray());
    }
}
