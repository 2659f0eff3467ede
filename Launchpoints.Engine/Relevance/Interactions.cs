using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Relevance;

/// <summary>Who had to do with which Kristal, when and how often: what the learned models are trained on. A sparse matrix, customers × Kristals. Immutable.</summary>
/// <remarks>
/// Rows and columns are numbers from 0 that the caller gives meaning to: the rows of a <c>PopulationSnapshot</c> in the product, lines of a file in
/// the benchmark. A customer's Kristals ascend, each once; how many events stand behind one is kept beside it. Events without a Kristal are not in it.
/// </remarks>
public sealed class Interactions
{
    private readonly int[] _starts;
    private readonly int[] _kristals;
    private readonly int[] _events;
    private readonly long[] _first;
    private readonly long[] _last;

    private Interactions(int kristals, int[] starts, int[] columns, int[] events, long[] first, long[] last)
    {
        KristalCount = kristals;
        _starts = starts;
        _kristals = columns;
        _events = events;
        _first = first;
        _last = last;
    }

    /// <summary>Rows, those without any interaction included.</summary>
    public int CustomerCount => _starts.Length - 1;

    /// <summary>Columns, those without any interaction included.</summary>
    public int KristalCount { get; }

    /// <summary>Pairs of a customer and a Kristal.</summary>
    public int Count => _kristals.Length;

    /// <summary>The first instant of all, Unix milliseconds; 0 where there is none.</summary>
    public long Earliest => _first.Length == 0 ? 0 : _first.Min();

    /// <summary>The last instant of all, Unix milliseconds; 0 where there is none.</summary>
    public long Latest => _last.Length == 0 ? 0 : _last.Max();

    /// <summary>Sorts events into rows; several of one customer with one Kristal become one entry.</summary>
    /// <param name="customers">How many rows.</param>
    /// <param name="kristals">How many columns.</param>
    /// <param name="customerOf">The row of each event, in any order.</param>
    /// <param name="kristalOf">The column of each event; as long as <paramref name="customerOf"/>.</param>
    /// <param name="times">The instant of each event, Unix milliseconds; as long as <paramref name="customerOf"/>, or empty where no time is known (all 0).</param>
    /// <exception cref="ArgumentException">The lengths differ, or an event lies outside the matrix.</exception>
    public static Interactions Of(int customers, int kristals, ReadOnlySpan<int> customerOf, ReadOnlySpan<int> kristalOf, ReadOnlySpan<long> times)
    {
        if (kristalOf.Length != customerOf.Length || (times.Length != 0 && times.Length != customerOf.Length))
        {
            throw new ArgumentException($"There are {customerOf.Length} customers, {kristalOf.Length} Kristals and {times.Length} times; there must be as many of each.");
        }

        var starts = new int[customers + 1];
        for (int i = 0; i < customerOf.Length; i++)
        {
            if ((uint)customerOf[i] >= (uint)customers || (uint)kristalOf[i] >= (uint)kristals)
            {
                throw new ArgumentException($"Event {i} is of customer {customerOf[i]} and Kristal {kristalOf[i]}; the matrix has {customers} × {kristals}.");
            }

            starts[customerOf[i] + 1]++;
        }

        for (int row = 0; row < customers; row++)
        {
            starts[row + 1] += starts[row];
        }

        var columns = new int[customerOf.Length];
        var last = new long[customerOf.Length];
        var free = starts.AsSpan(0, customers).ToArray();
        for (int i = 0; i < customerOf.Length; i++)
        {
            int place = free[customerOf[i]]++;
            columns[place] = kristalOf[i];
            last[place] = times.IsEmpty ? 0 : times[i];
        }

        return Merged(kristals, starts, columns, last);
    }

    /// <summary>What was known at an instant: the pairs whose first event lies before it.</summary>
    /// <remarks>Of a pair with events on both sides only the first is known to have been there, so it counts as one event at that instant.</remarks>
    /// <param name="instant">Unix milliseconds; what happened then is not known yet.</param>
    public Interactions Before(long instant)
    {
        var (starts, places) = Keep((_, place) => _first[place] < instant);
        return new Interactions(
            KristalCount,
            starts,
            [.. places.Select(place => _kristals[place])],
            [.. places.Select(place => _last[place] < instant ? _events[place] : 1)],
            [.. places.Select(place => _first[place])],
            [.. places.Select(place => _last[place] < instant ? _last[place] : _first[place])]);
    }

    /// <summary>The same matrix with the rows of some customers only; all others are empty.</summary>
    /// <param name="customers">A bit a customer (bit i of word i / 64); customers beyond the words are left out.</param>
    public Interactions Only(ReadOnlySpan<ulong> customers)
    {
        ulong[] kept = customers.ToArray();
        var (starts, places) = Keep((customer, _) => BitKernels.IsSet(kept, customer));
        return new Interactions(
            KristalCount,
            starts,
            [.. places.Select(place => _kristals[place])],
            [.. places.Select(place => _events[place])],
            [.. places.Select(place => _first[place])],
            [.. places.Select(place => _last[place])]);
    }

    /// <summary>The Kristals of a customer, ascending.</summary>
    public ReadOnlySpan<int> KristalsOf(int customer) => Row(_kristals, customer);

    /// <summary>How many events stand behind each of <see cref="KristalsOf"/>, from 1.</summary>
    public ReadOnlySpan<int> EventsOf(int customer) => Row(_events, customer);

    /// <summary>The first instant of each of <see cref="KristalsOf"/>, Unix milliseconds.</summary>
    public ReadOnlySpan<long> FirstOf(int customer) => Row(_first, customer);

    /// <summary>The latest instant of each of <see cref="KristalsOf"/>, Unix milliseconds.</summary>
    public ReadOnlySpan<long> LastOf(int customer) => Row(_last, customer);

    /// <summary>Where the entries of a customer begin among all entries.</summary>
    internal int StartOf(int customer) => _starts[customer];

    /// <summary>The same matrix by Kristal: for each entry of a Kristal, its customer and its place among all entries here; customers ascend.</summary>
    internal (int[] Starts, int[] Customers, int[] Entries) ByKristal()
    {
        int[] starts = new int[KristalCount + 1];
        foreach (int kristal in _kristals)
        {
            starts[kristal + 1]++;
        }

        for (int kristal = 0; kristal < KristalCount; kristal++)
        {
            starts[kristal + 1] += starts[kristal];
        }

        int[] free = starts[..^1], customers = new int[Count], entries = new int[Count];
        for (int customer = 0; customer < CustomerCount; customer++)
        {
            for (int entry = _starts[customer]; entry < _starts[customer + 1]; entry++)
            {
                int place = free[_kristals[entry]]++;
                customers[place] = customer;
                entries[place] = entry;
            }
        }

        return (starts, customers, entries);
    }

    /// <summary>The customers who had to do with anything, ascending.</summary>
    public int[] WithHistory() => [.. Enumerable.Range(0, CustomerCount).Where(customer => _starts[customer + 1] > _starts[customer])];

    /// <summary>How many customers each Kristal has.</summary>
    public int[] CustomersByKristal()
    {
        var counts = new int[KristalCount];
        foreach (int kristal in _kristals)
        {
            counts[kristal]++;
        }

        return counts;
    }

    // Where rows begin, and the places of the entries, when only some are kept.
    private (int[] Starts, List<int> Places) Keep(Func<int, int, bool> keeps)
    {
        var starts = new int[_starts.Length];
        var places = new List<int>();
        for (int customer = 0; customer < CustomerCount; customer++)
        {
            for (int place = _starts[customer]; place < _starts[customer + 1]; place++)
            {
                if (keeps(customer, place))
                {
                    places.Add(place);
                }
            }

            starts[customer + 1] = places.Count;
        }

        return (starts, places);
    }

    private ReadOnlySpan<T> Row<T>(T[] of, int customer) => of.AsSpan(_starts[customer], _starts[customer + 1] - _starts[customer]);

    // Sorts each row in place and closes the gaps that repeated events leave.
    private static Interactions Merged(int kristals, int[] starts, int[] columns, long[] last)
    {
        var first = new long[columns.Length];
        var events = new int[columns.Length];
        int to = 0;
        int from = 0;
        for (int row = 0; row + 1 < starts.Length; row++)
        {
            int end = starts[row + 1];
            columns.AsSpan(from, end - from).Sort(last.AsSpan(from, end - from));
            int begin = to;
            for (; from < end; from++)
            {
                long time = last[from];
                if (to > begin && columns[to - 1] == columns[from])
                {
                    first[to - 1] = Math.Min(first[to - 1], time);
                    last[to - 1] = Math.Max(last[to - 1], time);
                    events[to - 1]++;
                    continue;
                }

                columns[to] = columns[from];
                first[to] = last[to] = time;
                events[to] = 1;
                to++;
            }

            starts[row + 1] = to;
        }

        if (to < columns.Length)
        {
            Array.Resize(ref columns, to);
            Array.Resize(ref events, to);
            Array.Resize(ref first, to);
            Array.Resize(ref last, to);
        }

        return new Interactions(kristals, starts, columns, events, first, last);
    }
}
