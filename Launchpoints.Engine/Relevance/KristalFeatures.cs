namespace Launchpoints.Engine.Relevance;

/// <summary>What Kristals are like: for each, features such as "sector: Technology" or a word of its title. Immutable.</summary>
/// <remarks>A feature counts for more the fewer Kristals have it (the logarithm of all over those with it); all features of a Kristal together have length 1.</remarks>
public sealed class KristalFeatures
{
    private readonly int[] _starts;
    private readonly int[] _features;
    private readonly double[] _weights;
    private readonly string[] _names;

    private KristalFeatures(int[] starts, int[] features, double[] weights, string[] names)
    {
        _starts = starts;
        _features = features;
        _weights = weights;
        _names = names;
    }

    /// <summary>How many Kristals, those without features included.</summary>
    public int KristalCount => _starts.Length - 1;

    /// <summary>How many different features.</summary>
    public int FeatureCount => _names.Length;

    /// <summary>Numbers features in the order they first come in.</summary>
    /// <param name="named">The features of each Kristal, by column; none where nothing is known. One that is named twice counts once.</param>
    public static KristalFeatures Of(IReadOnlyList<IReadOnlyCollection<string>> named)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new int[named.Count][];
        for (int kristal = 0; kristal < named.Count; kristal++)
        {
            var row = new SortedSet<int>();
            foreach (string name in named[kristal])
            {
                if (!numbers.TryGetValue(name, out int number))
                {
                    numbers[name] = number = numbers.Count;
                }

                row.Add(number);
            }

            rows[kristal] = [.. row];
        }

        double[] rarity = new double[numbers.Count];
        foreach (int feature in rows.SelectMany(row => row))
        {
            rarity[feature]++;
        }

        for (int feature = 0; feature < rarity.Length; feature++)
        {
            rarity[feature] = Math.Log(named.Count / rarity[feature]);
        }

        var starts = new int[named.Count + 1];
        var weights = new List<double>();
        for (int kristal = 0; kristal < named.Count; kristal++)
        {
            double length = Math.Sqrt(rows[kristal].Sum(feature => rarity[feature] * rarity[feature]));
            weights.AddRange(rows[kristal].Select(feature => length == 0 ? 0 : rarity[feature] / length));
            starts[kristal + 1] = weights.Count;
        }

        string[] names = new string[numbers.Count];
        foreach (var (name, number) in numbers)
        {
            names[number] = name;
        }

        return new KristalFeatures(starts, [.. rows.SelectMany(row => row)], [.. weights], names);
    }

    /// <summary>The features of a Kristal, ascending.</summary>
    public ReadOnlySpan<int> FeaturesOf(int kristal) => _features.AsSpan(_starts[kristal], _starts[kristal + 1] - _starts[kristal]);

    /// <summary>How much each of <see cref="FeaturesOf"/> counts, 0 to 1; 0 for what all Kristals have.</summary>
    public ReadOnlySpan<double> WeightsOf(int kristal) => _weights.AsSpan(_starts[kristal], _starts[kristal + 1] - _starts[kristal]);

    /// <summary>How alike two Kristals are: the cosine of their features, 0 to 1; 0 where one has none that count.</summary>
    public double Likeness(int a, int b)
    {
        ReadOnlySpan<int> left = FeaturesOf(a), right = FeaturesOf(b);
        ReadOnlySpan<double> ofLeft = WeightsOf(a), ofRight = WeightsOf(b);
        double sum = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            int order = left[i].CompareTo(right[j]);
            sum += order == 0 ? ofLeft[i] * ofRight[j] : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return sum;
    }

    /// <summary>What a feature was called.</summary>
    public string NameOf(int feature) => _names[feature];
}
