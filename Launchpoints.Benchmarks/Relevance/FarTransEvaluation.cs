using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>The published protocol: every customer of a split's test part is ranked the eligible Kristals that training does not have for them.</summary>
internal static class FarTransEvaluation
{
    private const int Length = 10;

    /// <summary>Measures a model in one split.</summary>
    /// <param name="data">The data.</param>
    /// <param name="split">The split.</param>
    /// <param name="training">What the model was trained on.</param>
    /// <param name="model">The model.</param>
    public static SplitFigures Measure(FarTrans data, int split, Interactions training, RelevanceModel model)
    {
        var figures = new SplitFigures(data.RiskLevels.Length);
        double[] scores = new double[training.KristalCount];
        var top = new TopKristals(Length);
        foreach (var (customer, chosen) in data.Test[split])
        {
            var held = training.KristalsOf(customer);
            model.Score(new CustomerHistory(held, data.RiskLevelOf[customer]), scores);
            for (int kristal = 0; kristal < scores.Length; kristal++)
            {
                scores[kristal] = data.IsEligible(split, kristal) ? scores[kristal] : double.NegativeInfinity;
            }

            foreach (int kristal in held)
            {
                scores[kristal] = double.NegativeInfinity;
            }

            top.Take(scores);
            int[] relevant = [.. chosen.Where(kristal => data.IsEligible(split, kristal))];
            double ndcg = RankingMeasures.Ndcg(top.Kristals, relevant, Length);
            if (held.IsEmpty)
            {
                figures.New(ndcg, RankingMeasures.Recall(top.Kristals, relevant));
            }
            else
            {
                figures.Known(ndcg, data.RiskLevelOf[customer]);
            }
        }

        return figures;
    }
}
