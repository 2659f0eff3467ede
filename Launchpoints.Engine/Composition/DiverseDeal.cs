using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>Fills a ribbon by maximal marginal relevance (<see cref="Diversity"/>).</summary>
internal sealed class DiverseDeal
{
    private readonly CapCounts? _caps;
    private readonly double _weight;
    private readonly int[][][] _traits;
    private readonly List<(int Row, double Relevance)> _left = [];
    private readonly Dictionary<int, double> _likeness = [];

    /// <param name="deck">The candidates.</param>
    /// <param name="diversity">What is asked.</param>
    /// <param name="traits">What the Kristals are alike by.</param>
    /// <param name="caps">Counted against; null for none.</param>
    public DiverseDeal(CardDeck deck, Diversity diversity, KristalTraits traits, CapCounts? caps)
    {
        _caps = caps;
        _weight = diversity.Weight;
        _traits = [.. diversity.By.Select(traits.ValuesOf)];
        double most = 0;
        foreach (int row in deck.Candidates())
        {
            double score = deck.ScoreOf(row);
            most = Math.Max(most, score);
            if (!deck.IsPinned(row))
            {
                _left.Add((row, most > 0 ? score / most : 0)); // the first has the highest
            }
        }
    }

    /// <summary>Adds cards until there are enough, or none is left that may be added.</summary>
    public void Deal(ImmutableArray<int>.Builder rows, int most)
    {
        foreach (int row in rows)
        {
            Heed(row);
        }

        while (rows.Count < most && Best() is var best and >= 0)
        {
            int row = _left[best].Row;
            _left.RemoveAt(best);
            rows.Add(row);
            _caps?.Add(row);
            Heed(row);
        }
    }

    // Candidates come by relevance: no later one can be better than the best so far once relevance alone is not.
    private int Best()
    {
        int best = -1;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < _left.Count; i++)
        {
            var (row, relevance) = _left[i];
            double most = (1 - _weight) * relevance;
            if (most <= highest)
            {
                break;
            }

            double marginal = most - (_weight * _likeness.GetValueOrDefault(row));
            if (marginal > highest && _caps?.HasRoomFor(row) != false)
            {
                (best, highest) = (i, marginal);
            }
        }

        return best;
    }

    private void Heed(int shown)
    {
        foreach (var (row, _) in _left)
        {
            double likeness = KristalTraits.Likeness(_traits, row, shown);
            if (likeness > _likeness.GetValueOrDefault(row))
            {
                _likeness[row] = likeness;
            }
        }
    }
}
