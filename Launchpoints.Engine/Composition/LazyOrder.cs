namespace Launchpoints.Engine.Composition;

/// <summary>Sorts no further than it is asked to: the first ten of a thousand cost about as much as looking at each twice.</summary>
/// <remarks>Incremental quicksort (Paredes and Navarro, "Optimal incremental sorting", ALENEX 2006). For one thread.</remarks>
/// <param name="items">Sorted in place.</param>
/// <param name="compare">A total order: no two items are equal.</param>
internal sealed class LazyOrder(Memory<int> items, Comparison<int> compare)
{
    // Ends of the stretches that are partitioned already, the nearest last.
    private readonly Stack<int> _ends = new([items.Length]);
    private int _sorted;

    /// <summary>The item at a place.</summary>
    public int At(int place)
    {
        while (_sorted <= place)
        {
            Advance();
        }

        return items.Span[place];
    }

    // Brings the next item to its place.
    private void Advance()
    {
        var span = items.Span;
        while (_ends.Peek() != _sorted)
        {
            _ends.Push(Partition(span, _sorted, _ends.Peek()));
        }

        _ends.Pop();
        _sorted++;
    }

    private int Partition(Span<int> span, int from, int to)
    {
        int middle = Middle(span, from, from + ((to - from) / 2), to - 1), pivot = span[middle], place = from;
        span[middle] = span[to - 1];
        for (int i = from; i < to - 1; i++)
        {
            if (compare(span[i], pivot) < 0)
            {
                (span[place], span[i]) = (span[i], span[place]);
                place++;
            }
        }

        span[to - 1] = span[place];
        span[place] = pivot;
        return place;
    }

    private int Middle(Span<int> span, int a, int b, int c)
    {
        if (compare(span[a], span[b]) > 0)
        {
            (a, b) = (b, a);
        }

        return compare(span[c], span[a]) <= 0 ? a : compare(span[c], span[b]) >= 0 ? b : c;
    }
}
