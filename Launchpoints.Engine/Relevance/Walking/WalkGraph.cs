namespace Launchpoints.Engine.Relevance.Walking;

/// <summary>Customers and Kristals as a graph to walk on: from a Kristal to its customers, and on to their other Kristals. Immutable.</summary>
internal sealed class WalkGraph
{
    private readonly Interactions _interactions;
    private readonly int[] _starts;
    private readonly int[] _customers;
    private readonly int[] _entries;
    private readonly float[]? _weights; // by entry; null where all are 1
    private readonly float[] _through; // by customer; 0 for those walked past

    public WalkGraph(Interactions interactions, long asOf, WalkOptions options)
    {
        _interactions = interactions;
        (_starts, _customers, _entries) = interactions.ByKristal();
        _through = new float[interactions.CustomerCount];
        _weights = options.Aging.Exponent == 0 ? null : new float[interactions.Count];
        Popularity = new double[interactions.KristalCount];
        for (int customer = 0; customer < _through.Length; customer++)
        {
            var kristals = interactions.KristalsOf(customer);
            var last = interactions.LastOf(customer);
            _through[customer] = kristals.Length is 0 or > WalkOptions.MostKristalsOfACustomer ? 0 : (float)Math.Pow(kristals.Length, -options.Through);
            for (int i = 0; i < kristals.Length; i++)
            {
                double weight = options.Aging.Weight(last[i], asOf);
                Popularity[kristals[i]] += weight;
                if (_weights is not null)
                {
                    _weights[interactions.StartOf(customer) + i] = (float)weight;
                }
            }
        }
    }

    /// <summary>How many Kristals there are.</summary>
    public int KristalCount => Popularity.Length;

    /// <summary>How many customers there are.</summary>
    public int CustomerCount => _through.Length;

    /// <summary>By Kristal: the weights of its customers, added up; 0 where it has none.</summary>
    public double[] Popularity { get; }

    /// <summary>The Kristals of a customer, ascending.</summary>
    public ReadOnlySpan<int> KristalsOf(int customer) => _interactions.KristalsOf(customer);

    /// <summary>The weights of a customer's Kristals; empty where all are 1.</summary>
    public ReadOnlySpan<float> WeightsOf(int customer) =>
        _weights is null ? [] : _weights.AsSpan(_interactions.StartOf(customer), _interactions.KristalsOf(customer).Length);

    /// <summary>What a step through a customer weighs; 0 for customers that are walked past.</summary>
    public float Through(int customer) => _through[customer];

    /// <summary>Adds up all walks of three steps from a Kristal: to its customers and on to what they have, the Kristal itself included.</summary>
    /// <param name="kristal">Where they begin.</param>
    /// <param name="sums">By Kristal, all 0 before; gets the sums.</param>
    /// <param name="reached">Gets the Kristals whose sum is not 0, each once, in no order.</param>
    public void Walk(int kristal, float[] sums, List<int> reached)
    {
        reached.Clear();
        for (int place = _starts[kristal]; place < _starts[kristal + 1]; place++)
        {
            int customer = _customers[place];
            float through = _through[customer] * (_weights is null ? 1 : _weights[_entries[place]]);
            if (through == 0)
            {
                continue;
            }

            var to = _interactions.KristalsOf(customer);
            var weights = WeightsOf(customer);
            for (int i = 0; i < to.Length; i++)
            {
                float step = weights.IsEmpty ? through : through * weights[i];
                ref float sum = ref sums[to[i]];
                if (sum == 0 && step != 0)
                {
                    reached.Add(to[i]);
                }

                sum += step;
            }
        }
    }
}
