using System.Globalization;
using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>The published splits of FAR-Trans: what customers of a bank had invested in by each of 69 days, and what they went on to invest in.</summary>
/// <remarks>A customer and a Kristal are their place in the order of keys by code point, so ties to the lower column are ties to the lower key.</remarks>
internal sealed class FarTrans
{
    /// <summary>The attributes of Kristals that say what they are like.</summary>
    public static readonly string[] Described = ["category", "sub_category", "market", "market_country", "sector", "industry"];

    private readonly int[] _customers;
    private readonly int[] _kristals;
    private readonly int[] _splits;
    private readonly long[] _times;
    private readonly ulong[][] _eligible;

    private FarTrans(string folder)
    {
        string Splits(string name) => Path.Combine(folder, "splits", name);

        Instants = [.. CsvRows.Read(Splits("splits.csv"), "time_point").Select(row => Instant(row[0]))];
        var pairs = CsvRows.Read(Splits("train_first_seen.csv.gz"), "customerID", "ISIN", "firstSplit").ToList();
        var test = CsvRows.Read(Splits("test_interactions.csv.gz"), "split", "customerID", "ISIN").ToList();
        var eligible = CsvRows.Read(Splits("eligible_assets.csv.gz"), "ISIN", "eligibleSplits(bitstring 69)").ToList();
        var profiles = CsvRows.Read(Path.Combine(folder, "customers.csv.gz"), "key", "risk_level").ToList();
        var kristals = CsvRows.Read(Path.Combine(folder, "kristals.csv"), ["key", .. Described]).ToList();

        CustomerKeys = Keys(profiles.Select(r => r[0]), pairs.Select(r => r[0]), test.Select(r => r[1]));
        KristalKeys = Keys(kristals.Select(r => r[0]), pairs.Select(r => r[1]), eligible.Select(r => r[0]), test.Select(r => r[2]));
        var customerOf = Places(CustomerKeys);
        var kristalOf = Places(KristalKeys);

        var sorted = pairs.Select(r => (Customer: customerOf[r[0]], Kristal: kristalOf[r[1]], Split: Number(r[2]))).OrderBy(p => p.Split).ToList();
        _customers = [.. sorted.Select(p => p.Customer)];
        _kristals = [.. sorted.Select(p => p.Kristal)];
        _splits = [.. sorted.Select(p => p.Split)];

        // The data says: an investment's time is known to the fortnight, and is set to noon of the day before the fortnight's end.
        _times = [.. sorted.Select(p => Instants[p.Split] - (12 * 3_600_000L))];

        Test = [.. Enumerable.Range(0, Instants.Length).Select(_ => new SortedDictionary<int, int[]>())];
        foreach (var customer in test.GroupBy(r => (Split: Number(r[0]), Customer: customerOf[r[1]]), r => kristalOf[r[2]]))
        {
            Test[customer.Key.Split][customer.Key.Customer] = [.. customer.Distinct().Order()];
        }

        _eligible = new ulong[Instants.Length][];
        for (int split = 0; split < Instants.Length; split++)
        {
            _eligible[split] = new ulong[(KristalKeys.Length + 63) / 64];
            foreach (var row in eligible.Where(r => r[1][split] == '1'))
            {
                int kristal = kristalOf[row[0]];
                _eligible[split][kristal / 64] |= 1UL << kristal;
            }
        }

        RiskLevels = [.. profiles.Select(r => r[1]).Where(level => level.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        RiskLevelOf = new int[CustomerKeys.Length];
        Array.Fill(RiskLevelOf, -1);
        foreach (var row in profiles)
        {
            RiskLevelOf[customerOf[row[0]]] = Array.IndexOf(RiskLevels, row[1]);
        }

        var named = Enumerable.Repeat<IReadOnlyCollection<string>>([], KristalKeys.Length).ToArray();
        foreach (var row in kristals)
        {
            named[kristalOf[row[0]]] = [.. row[1..].Select((value, place) => (value, place)).Where(v => v.value.Length > 0).Select(v => $"{Described[v.place]}: {v.value}")];
        }

        Features = KristalFeatures.Of(named);
    }

    public string[] CustomerKeys { get; }

    public string[] KristalKeys { get; }

    /// <summary>The day each split begins at, Unix milliseconds: training lies before it.</summary>
    public long[] Instants { get; }

    public int Splits => Instants.Length;

    /// <summary>For each split, what each customer invested in afterwards.</summary>
    public SortedDictionary<int, int[]>[] Test { get; }

    /// <summary>The names of the levels, by code point.</summary>
    public string[] RiskLevels { get; }

    /// <summary>The latest level of each customer, a predicted one counting as one; −1 where there is none.</summary>
    public int[] RiskLevelOf { get; }

    /// <summary>What each Kristal is like; nothing where it is not in the catalogue.</summary>
    public KristalFeatures Features { get; }

    /// <summary>Whether a Kristal may be recommended in a split.</summary>
    public bool IsEligible(int split, int kristal) => (_eligible[split][kristal / 64] >> kristal & 1) != 0;

    /// <summary>The data, or null where the folder is not there.</summary>
    public static FarTrans? Load(string data) => Path.Combine(data, "far-trans") is var folder && Directory.Exists(Path.Combine(folder, "splits")) ? new FarTrans(folder) : null;

    /// <summary>What was known when a split began.</summary>
    /// <param name="split">The split, from 0.</param>
    public Interactions Training(int split)
    {
        int count = _splits.AsSpan().BinarySearch(new AfterSplit(split)) is var at && at < 0 ? ~at : at;
        return Interactions.Of(CustomerKeys.Length, KristalKeys.Length, _customers.AsSpan(0, count), _kristals.AsSpan(0, count), _times.AsSpan(0, count));
    }

    /// <summary>One group for each risk level, of the customers who have it.</summary>
    public IReadOnlyList<CustomerGroup> Groups()
    {
        var words = RiskLevels.Select(_ => new ulong[(CustomerKeys.Length + 63) / 64]).ToArray();
        for (int customer = 0; customer < RiskLevelOf.Length; customer++)
        {
            if (RiskLevelOf[customer] >= 0)
            {
                words[RiskLevelOf[customer]][customer / 64] |= 1UL << customer;
            }
        }

        return [.. words.Select(w => new CustomerGroup(-1, w))];
    }

    private static string[] Keys(params IEnumerable<string>[] named) => [.. named.SelectMany(n => n).Distinct().Order(StringComparer.Ordinal)];

    private static Dictionary<string, int> Places(string[] keys) => keys.Select((key, place) => (key, place)).ToDictionary(k => k.key, k => k.place);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static long Instant(string date) =>
        DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    /// <summary>Finds the end of the pairs of a split and those before it: never equal to a pair, above those that belong.</summary>
    private readonly struct AfterSplit(int split) : IComparable<int>
    {
        public int CompareTo(int other) => split >= other ? 1 : -1;
    }
}
