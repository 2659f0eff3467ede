using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

public sealed class SimilarModelTests
{
    private const long Now = 200 * RandomInteractions.Day;

    public static TheoryData<string> Shapes => RandomInteractions.Shapes;

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Model_OfAnyShape_KeepsTheContract(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        ModelContract.Holds(SimilarModel.Fit(interactions, Now, SimilarOptions.Default, threads: 2), interactions);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Weights_OfAnyShape_AreThoseOfThePlainFormula(string shape)
    {
        var interactions = RandomInteractions.Shape(shape);
        var options = new SimilarOptions(3, 0.25, new Decay(30, 0.7));
        var model = SimilarModel.Fit(interactions, Now, options, threads: 2);
        double[,] expected = Plain(interactions, options);
        for (int i = 0; i < interactions.KristalCount; i++)
        {
            for (int j = 0; j < interactions.KristalCount; j++)
            {
                Assert.Equal(expected[i, j], model.Weight(i, j), 1e-6);
            }
        }
    }

    [Fact]
    public void Score_OfSeveralHeld_IsTheSumOfTheirWeights()
    {
        var interactions = RandomInteractions.Shape("wide");
        var model = SimilarModel.Fit(interactions, Now, SimilarOptions.Default, threads: 2);
        double[] scores = new double[interactions.KristalCount];
        model.Score(new CustomerHistory([1, 7, 8, 500]), scores);
        for (int kristal = 0; kristal < scores.Length; kristal++)
        {
            Assert.Equal(model.Weight(1, kristal) + model.Weight(7, kristal) + model.Weight(8, kristal), scores[kristal], 1e-9);
        }
    }

    [Fact]
    public void Fit_OnAnyNumberOfThreads_GivesTheSameBits()
    {
        var interactions = RandomInteractions.Draw(5, 400, 150, 3_000);
        var one = SimilarModel.Fit(interactions, Now, SimilarOptions.Default, threads: 1);
        ModelContract.Same(one, SimilarModel.Fit(interactions, Now, SimilarOptions.Default, threads: 2), interactions);
        ModelContract.Same(one, SimilarModel.Fit(interactions, Now, SimilarOptions.Default, threads: 5), interactions);
    }

    [Fact]
    public void Fit_WithMoreKristalsThanTakePart_KeepsThoseWithTheMostCustomers()
    {
        // Kristals 1 and 3 have two customers each, 0 and 2 one.
        var interactions = Interactions.Of(3, 4, [0, 0, 1, 1, 2, 2], [1, 3, 1, 3, 0, 2], []);
        var model = SimilarModel.Fit(interactions, 0, new SimilarOptions(1, 0, Decay.None, MostKristals: 3), threads: 1);
        Assert.True(model.Weight(1, 3) > 0);
        Assert.Equal(0, model.Weight(0, 2)); // 0 is the lower of the two that come third
        var all = SimilarModel.Fit(interactions, 0, new SimilarOptions(1, 0, Decay.None), threads: 1);
        Assert.True(all.Weight(0, 2) > 0);
    }

    private static double[,] Plain(Interactions interactions, SimilarOptions options)
    {
        int size = interactions.KristalCount;
        double[,] products = new double[size, size];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            var kristals = interactions.KristalsOf(customer);
            var last = interactions.LastOf(customer);
            for (int i = 0; i < kristals.Length; i++)
            {
                for (int j = 0; j < kristals.Length; j++)
                {
                    products[kristals[i], kristals[j]] += options.Aging.Weight(last[i], Now) * options.Aging.Weight(last[j], Now);
                }
            }
        }

        for (int i = 0; i < size; i++)
        {
            products[i, i] += options.Ridge + (options.Dropout * products[i, i]);
        }

        double[,] inverse = GaussJordan.Invert(products), weights = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                weights[i, j] = i == j ? 0 : -inverse[i, j] / inverse[j, j];
            }
        }

        return weights;
    }
}
