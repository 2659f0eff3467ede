namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>How good one ranking is beside what a customer went on to choose, and how varied it is.</summary>
public static class RankingMeasures
{
    /// <summary>Discounted gain of the hits over that of the best possible ranking of the same length (Järvelin and Kekäläinen, ACM TOIS 2002); 0 where nothing is relevant.</summary>
    /// <param name="ranking">Best first, at most <paramref name="length"/>; may be empty.</param>
    /// <param name="relevant">What was chosen, ascending, each once; may be empty.</param>
    /// <param name="length">The length that is looked at, from 1.</param>
    /// <returns>0 to 1.</returns>
    public static double Ndcg(ReadOnlySpan<int> ranking, ReadOnlySpan<int> relevant, int length)
    {
        double gained = 0, best = 0;
        for (int place = 0; place < Math.Min(length, relevant.Length); place++)
        {
            best += Discount(place);
        }

        for (int place = 0; place < ranking.Length; place++)
        {
            gained += relevant.BinarySearch(ranking[place]) >= 0 ? Discount(place) : 0;
        }

        return best == 0 ? 0 : gained / best;
    }

    /// <summary>The share of what was chosen that the ranking has, 0 to 1; 0 where nothing was chosen.</summary>
    /// <param name="ranking">In any order, each once; may be empty.</param>
    /// <param name="relevant">What was chosen, ascending, each once; may be empty.</param>
    public static double Recall(ReadOnlySpan<int> ranking, ReadOnlySpan<int> relevant)
    {
        int hits = 0;
        foreach (int kristal in ranking)
        {
            hits += relevant.BinarySearch(kristal) >= 0 ? 1 : 0;
        }

        return relevant.IsEmpty ? 0 : (double)hits / relevant.Length;
    }

    /// <summary>How unlike each other the Kristals of a ranking are: 1 less the mean of <see cref="KristalFeatures.Likeness"/> over its pairs (Ziegler et al., WWW 2005).</summary>
    /// <param name="ranking">In any order, each once; may be empty.</param>
    /// <param name="features">What they are like. A pair with a Kristal without features says nothing and does not count.</param>
    /// <returns>0, all the same, to 1, nothing in common; null where no pair counts.</returns>
    public static double? Diversity(ReadOnlySpan<int> ranking, KristalFeatures features)
    {
        double alike = 0;
        int pairs = 0;
        for (int i = 0; i < ranking.Length; i++)
        {
            for (int j = 0; j < i && !features.FeaturesOf(ranking[i]).IsEmpty; j++)
            {
                if (!features.FeaturesOf(ranking[j]).IsEmpty)
                {
                    alike += features.Likeness(ranking[i], ranking[j]);
                    pairs++;
                }
            }
        }

        return pairs == 0 ? null : Math.Clamp(1 - (alike / pairs), 0, 1);
    }

    private static double Discount(int place) => 1 / Math.Log2(place + 2);
}
