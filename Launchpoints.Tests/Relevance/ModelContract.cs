using Launchpoints.Engine.Relevance;
using Xunit;

namespace Launchpoints.Tests.Relevance;

/// <summary>What every model promises, whatever it was trained on.</summary>
internal static class ModelContract
{
    public static void Holds(RelevanceModel model, Interactions interactions, int groups = 0)
    {
        double[] scores = new double[model.KristalCount];
        var reasons = new List<Contribution>();
        for (int customer = -1; customer < interactions.CustomerCount; customer += Math.Max(1, interactions.CustomerCount / 25))
        {
            var held = customer < 0 ? [] : interactions.KristalsOf(customer);
            for (int group = -1; group < groups; group++)
            {
                var asked = new CustomerHistory(held, group);
                Array.Fill(scores, 12_345);
                model.Score(asked, scores);
                double[] added = [.. scores.Select(_ => 5.0)];
                model.Add(asked, -2, added);
                for (int kristal = 0; kristal < scores.Length; kristal++)
                {
                    Assert.True(double.IsFinite(scores[kristal]), $"The score of customer {customer} for {kristal} is {scores[kristal]}.");
                    Assert.Equal(5 - (2 * scores[kristal]), added[kristal], 1e-9 * (1 + Math.Abs(scores[kristal])));
                    reasons.Clear();
                    model.Explain(asked, kristal, -2, reasons);
                    Assert.DoesNotContain(reasons, reason => reason.Amount == 0);
                    Assert.Equal(-2 * scores[kristal], reasons.Sum(reason => reason.Amount), 1e-6);
                    Assert.InRange(model.Relevance(scores[kristal]), 0, 1);

                    double most = reasons.Where(reason => reason.Kind != ContributionKind.Anything).Select(reason => reason.Amount).Append(0).Max();
                    var strongest = Contribution.None;
                    model.FindStrongest(asked, kristal, -2, ref strongest);
                    Assert.Equal(most, strongest.Amount);
                    Assert.True(most == 0 ? strongest == Contribution.None : reasons.Contains(strongest), $"{strongest} is not among the reasons.");
                }

                double[] sorted = [.. scores.Order().Select(model.Relevance)];
                Assert.Equal(sorted.Order(), sorted);
            }
        }
    }

    /// <summary>Whether two models give the same scores to the last bit.</summary>
    public static void Same(RelevanceModel a, RelevanceModel b, Interactions interactions)
    {
        double[] ofA = new double[a.KristalCount], ofB = new double[b.KristalCount];
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            a.Score(new CustomerHistory(interactions.KristalsOf(customer)), ofA);
            b.Score(new CustomerHistory(interactions.KristalsOf(customer)), ofB);
            Assert.Equal(ofA, ofB);
        }
    }
}
