namespace Launchpoints.Engine.Relevance;

/// <summary>Picks the best of many scores. Used again and again by one thread.</summary>
/// <param name="most">How many are kept; at least 1.</param>
public sealed class TopKristals(int most)
{
    private readonly int[] _kristals = new int[most];
    private readonly double[] _scores = new double[most];

    /// <summary>How many were found; fewer than asked for where there are not so many candidates.</summary>
    public int Count { get; private set; }

    /// <summary>The columns, best first; of equal scores the lower column. Valid until the next call.</summary>
    public ReadOnlySpan<int> Kristals => _kristals.AsSpan(0, Count);

    /// <summary>Picks the best.</summary>
    /// <param name="scores">By column; negative infinity and NaN mark what is no candidate.</param>
    public void Take(ReadOnlySpan<double> scores)
    {
        Count = 0;
        double least = double.NegativeInfinity;
        for (int kristal = 0; kristal < scores.Length; kristal++)
        {
            double score = scores[kristal];
            if (!(score > least))
            {
                continue;
            }

            int place = Count < most ? Count++ : most - 1;
            for (; place > 0 && _scores[place - 1] < score; place--)
            {
                _scores[place] = _scores[place - 1];
                _kristals[place] = _kristals[place - 1];
            }

            _scores[place] = score;
            _kristals[place] = kristal;
            least = Count < most ? double.NegativeInfinity : _scores[^1];
        }
    }
}
