using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>Ranks all Kristals that a customer does not have, for every customer, and measures it: the protocol of NGCF and LightGCN.</summary>
internal static class PairRanking
{
    /// <summary>How many are ranked.</summary>
    public const int Length = 20;

    // Few enough that the threads finish together, many enough that nobody waits.
    private const int CustomersAtATime = 256;

    /// <summary>The best Kristals of every customer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="training">What the customers have.</param>
    public static int[][] Rank(RelevanceModel model, Interactions training)
    {
        var rankings = new int[training.CustomerCount][];
        int parts = (training.CustomerCount + CustomersAtATime - 1) / CustomersAtATime;
        Parallel.For(0, parts, () => (Scores: new double[model.KristalCount], Top: new TopKristals(Length)), (part, _, own) =>
        {
            for (int customer = part * CustomersAtATime; customer < Math.Min(training.CustomerCount, (part + 1) * CustomersAtATime); customer++)
            {
                var held = training.KristalsOf(customer);
                model.Score(new CustomerHistory(held), own.Scores);
                foreach (int kristal in held)
                {
                    own.Scores[kristal] = double.NegativeInfinity;
                }

                own.Top.Take(own.Scores);
                rankings[customer] = [.. own.Top.Kristals];
            }

            return own;
        }, _ => { });
        return rankings;
    }

    /// <summary>Mean recall and nDCG of the customers of the test part.</summary>
    /// <param name="rankings">By customer.</param>
    /// <param name="test">By customer, ascending; those without any do not count.</param>
    public static (double Recall, double Ndcg) Measure(int[][] rankings, int[][] test)
    {
        double recall = 0, ndcg = 0;
        int customers = 0;
        for (int customer = 0; customer < test.Length; customer++)
        {
            int[] relevant = test[customer];
            if (relevant.Length > 0)
            {
                recall += RankingMeasures.Recall(rankings[customer], relevant);
                ndcg += RankingMeasures.Ndcg(rankings[customer], relevant, Length);
                customers++;
            }
        }

        return (recall / customers, ndcg / customers);
    }
}
