namespace Launchpoints.Engine.Relevance.Walking;

/// <summary>Finds the nearest Kristals of one Kristal after the other. For one thread; memory is used again.</summary>
/// <param name="graph">What is walked on.</param>
/// <param name="landscape">What does not change while the graph does.</param>
internal sealed class NearestFinder(WalkGraph graph, WalkLandscape landscape)
{
    private readonly float[] _sums = new float[graph.KristalCount];
    private readonly List<int> _reached = [];
    private int[] _found = new int[256];
    private float[] _weights = new float[256];
    private float[] _selected = new float[256];

    /// <summary>The nearest of a Kristal.</summary>
    public NearestKristals Of(int kristal)
    {
        int found = Walk(kristal);
        int count = Math.Min(landscape.Neighbours, found);
        if (count == 0)
        {
            return NearestKristals.None;
        }

        float least = Least(found, count);
        var kept = new int[count];
        var weights = new float[count];
        int next = 0;
        for (int i = 0; i < found; i++)
        {
            if (_weights[i] > least)
            {
                kept[next] = _found[i];
                weights[next++] = _weights[i];
            }
        }

        // Of those that are just as near the lowest stay, whatever order they were reached in.
        foreach (int tie in Enumerable.Range(0, found).Where(i => _weights[i] == least).Select(i => _found[i]).Order().Take(count - next))
        {
            kept[next] = tie;
            weights[next++] = least;
        }

        Array.Sort(kept, weights);
        return new NearestKristals(kept, weights);
    }

    // Fills _found and _weights, and leaves _sums as it was: all 0.
    private int Walk(int kristal)
    {
        graph.Walk(kristal, _sums, _reached);
        if (_found.Length < _reached.Count)
        {
            _found = new int[_reached.Count * 2];
            _weights = new float[_found.Length];
            _selected = new float[_found.Length];
        }

        int found = 0;
        foreach (int to in _reached)
        {
            if (to != kristal && landscape.Weight(kristal, to, _sums[to]) is var weight and > 0)
            {
                _found[found] = to;
                _weights[found++] = weight;
            }

            _sums[to] = 0;
        }

        return found;
    }

    // The weight of the last that is kept, by halving around a pivot (Hoare's selection).
    private float Least(int found, int count)
    {
        var values = _selected.AsSpan(0, found);
        _weights.AsSpan(0, found).CopyTo(values);
        int low = 0, high = found - 1, wanted = count - 1;
        while (low < high)
        {
            float pivot = values[low + ((high - low) / 2)];
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] > pivot)
                {
                    i++;
                }

                while (values[j] < pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (wanted <= j)
            {
                high = j;
            }
            else if (wanted >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        return values[wanted];
    }
}
