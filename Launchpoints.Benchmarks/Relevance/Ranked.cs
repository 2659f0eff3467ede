namespace Launchpoints.Benchmarks.Relevance;

/// <summary>How good one ranking is beside what a customer went on to choose.</summary>
internal static class Ranked
{
    /// <summary>Discounted gain of the hits over that of the best possible ranking of the same length (Järvelin and Kekäläinen); 0 where nothing is relevant.</summary>
    /// <param name="ranking">Best first, at most <paramref name="length"/>.</param>
    /// <param name="relevant">What was chosen, ascending.</param>
    /// <param name="length">The length that is looked at.</param>
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

    /// <summary>The share of what was chosen that the ranking has; 0 where nothing was chosen.</summary>
    public static double Recall(ReadOnlySpan<int> ranking, ReadOnlySpan<int> relevant)
    {
        int hits = 0;
        foreach (int kristal in ranking)
        {
            hits += relevant.BinarySearch(kristal) >= 0 ? 1 : 0;
        }

        return relevant.IsEmpty ? 0 : (double)hits / relevant.Length;
    }

    private static double Discount(int place) => 1 / Math.Log2(place + 2);
}
