using Launchpoints.Engine.Relevance;

namespace Launchpoints.Benchmarks.Relevance;

/// <summary>What customers have, and what they chose besides. Customers and Kristals are places in the order of their numbers, so ties to the lower column are ties to the lower number.</summary>
internal sealed class PairData
{
    private readonly long[] _customers;
    private readonly long[] _kristals;

    /// <param name="train">Lines of what customers have.</param>
    /// <param name="test">Lines of what they chose besides; what they have already does not count. Customers and Kristals may be ones that <paramref name="train"/> does not know.</param>
    public PairData(IReadOnlyCollection<(long Customer, long[] Kristals)> train, IReadOnlyCollection<(long Customer, long[] Kristals)> test)
    {
        var lines = train.Concat(test).ToList();
        _customers = [.. lines.Select(line => line.Customer).Distinct().Order()];
        _kristals = [.. lines.SelectMany(line => line.Kristals).Distinct().Order()];
        var customerOf = Places(_customers);
        var kristalOf = Places(_kristals);
        var pairs = train.SelectMany(line => line.Kristals.Select(kristal => (Customer: customerOf[line.Customer], Kristal: kristalOf[kristal]))).ToList();
        Training = Matrix(pairs, _customers.Length, _kristals.Length);
        Chosen = [.. _customers.Select(_ => Array.Empty<int>())];
        foreach (var customer in test.GroupBy(line => customerOf[line.Customer], line => line.Kristals))
        {
            Chosen[customer.Key] = [.. customer.SelectMany(kristals => kristals).Select(kristal => kristalOf[kristal]).Except(Training.KristalsOf(customer.Key).ToArray()).Order()];
        }
    }

    /// <summary>What customers have.</summary>
    public Interactions Training { get; }

    /// <summary>By customer: what they chose besides, ascending.</summary>
    public int[][] Chosen { get; }

    /// <summary>Reads both files.</summary>
    /// <exception cref="InvalidOperationException">One cannot be read, or there is nothing to measure by.</exception>
    public static PairData Read(string train, string test)
    {
        var made = new PairData(PairFile.Read(train), PairFile.Read(test));
        return made.Chosen.All(chosen => chosen.Length == 0)
            ? throw new InvalidOperationException($"{test} has no Kristal that its customer does not have in {train} already: there is nothing to measure by.")
            : made;
    }

    /// <summary>Training without a share of its own pairs, drawn by the seed, which takes the place of what customers chose besides.</summary>
    public PairData HeldBack(double share, int seed)
    {
        var random = new Random(seed);
        var kept = new List<(long, long[])>();
        var held = new List<(long, long[])>();
        for (int customer = 0; customer < _customers.Length; customer++)
        {
            var sides = Training.KristalsOf(customer).ToArray().ToLookup(_ => random.NextDouble() < share, kristal => _kristals[kristal]);
            kept.Add((_customers[customer], [.. sides[false]]));
            held.Add((_customers[customer], [.. sides[true]]));
        }

        return new PairData(kept, held);
    }

    /// <summary>Rankings in the numbers of the files.</summary>
    public IEnumerable<(long Customer, IEnumerable<long> Kristals)> Numbered(int[][] rankings) =>
        rankings.Select((ranking, customer) => (_customers[customer], ranking.Select(kristal => _kristals[kristal])));

    private static Dictionary<long, int> Places(long[] numbers) => numbers.Select((number, place) => (number, place)).ToDictionary(n => n.number, n => n.place);

    private static Interactions Matrix(List<(int Customer, int Kristal)> pairs, int customers, int kristals) =>
        Interactions.Of(customers, kristals, [.. pairs.Select(pair => pair.Customer)], [.. pairs.Select(pair => pair.Kristal)], []);
}
