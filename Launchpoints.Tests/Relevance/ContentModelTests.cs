using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class ContentModelTests
{
    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Model_OfAnyShape_KeepsTheContract(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        ModelContract.Holds(new ContentModel(RandomFeatures.Of(interactions.KristalCount, 1), interactions), interactions);
        ModelContract.Holds(new ContentModel(RandomFeatures.None(interactions.KristalCount), interactions), interactions);
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 60)]
    [InlineData(3, 2_100)] // more than likenesses are kept of
    public void Score_OfACustomer_IsTheMeanCosineWithWhatTheCustomerHas(int seed, int kristals)
    {
        var interactions = RandomInteractions.Draw(seed, 40, kristals, 300);
        var features = RandomFeatures.Of(kristals, seed);
        var model = new ContentModel(features, interactions);
        double[] scores = new double[kristals];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            int[] held = interactions.KristalsOf(customer).ToArray();
            model.Score(new CustomerHistory(held), scores);
            for (int kristal = 0; kristal < kristals; kristal++)
            {
                Assert.Equal(held.Length == 0 ? 0 : held.Average(other => Cosine(features, other, kristal)), scores[kristal], 1e-12);
            }
        }
    }

    [Fact]
    public void Score_OfAKristalThatNobodyHas_ComesFromWhatItShares()
    {
        var model = new ContentModel(KristalFeatures.Of([["fund", "tech"], ["bond"], ["fund", "tech"], ["fund"]]), Interactions.Of(1, 4, [0], [0], []));
        double[] scores = new double[4];
        model.Score(new CustomerHistory([0]), scores);
        Assert.Equal(1, scores[2], 1e-12);
        Assert.InRange(scores[3], 0.01, 0.99);
        Assert.Equal(0, scores[1]);
    }

    [Fact]
    public void Explain_OfAScore_NamesTheSharedFeatures()
    {
        var features = KristalFeatures.Of([["fund", "tech"], ["bond", "tech"], ["fund"]]);
        var reasons = new List<Contribution>();
        new ContentModel(features, Interactions.Of(1, 3, [0], [0], [])).Explain(new CustomerHistory([0]), 1, 1, reasons);
        var reason = Assert.Single(reasons);
        Assert.Equal((ContributionKind.Attribute, "tech"), (reason.Kind, features.NameOf(reason.Subject)));
    }

    [Fact]
    public void History_BeyondTheKnownKristals_IsPassedOver()
    {
        var interactions = RandomInteractions.Shape("small");
        var model = new ContentModel(RandomFeatures.Of(interactions.KristalCount, 1), interactions);
        double[] known = new double[interactions.KristalCount], both = new double[interactions.KristalCount];
        model.Score(new CustomerHistory([1, 3]), known);
        model.Score(new CustomerHistory([1, 3, 900]), both);
        for (int kristal = 0; kristal < known.Length; kristal++)
        {
            Assert.Equal(known[kristal] * 2 / 3, both[kristal], 1e-12); // a mean over three, one of which is like nothing
        }
    }

    [Fact]
    public void Features_OfOtherKristals_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new ContentModel(RandomFeatures.None(3), Interactions.Of(1, 4, [0], [0], [])));

    private static double Cosine(KristalFeatures features, int a, int b)
    {
        double sum = 0;
        for (int i = 0; i < features.FeaturesOf(a).Length; i++)
        {
            for (int j = 0; j < features.FeaturesOf(b).Length; j++)
            {
                sum += features.FeaturesOf(a)[i] == features.FeaturesOf(b)[j] ? features.WeightsOf(a)[i] * features.WeightsOf(b)[j] : 0;
            }
        }

        return sum;
    }
}
