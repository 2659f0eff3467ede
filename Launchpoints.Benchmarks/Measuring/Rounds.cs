namespace Launchpoints.Benchmarks.Measuring;

/// <summary>What each contestant took in each round of one piece of work; a round asks all of them, one after the other.</summary>
internal sealed class Rounds
{
    private readonly Dictionary<string, List<double>> _taken = [];

    public void Add(string contestant, double cost)
    {
        if (!_taken.TryGetValue(contestant, out var costs))
        {
            _taken[contestant] = costs = [];
        }

        costs.Add(cost);
    }

    public double Median(string contestant) => MedianOf(_taken[contestant]);

    /// <summary>The median of what one took for each of the other's, round by round: what else the machine did in a round touched both.</summary>
    public double Ratio(string contestant, string to) => MedianOf(_taken[contestant].Zip(_taken[to], (a, b) => a / b));

    public IReadOnlyDictionary<string, IReadOnlyList<double>> Raw =>
        _taken.ToDictionary(t => t.Key, t => (IReadOnlyList<double>)[.. t.Value.Select(cost => Math.Round(cost, 4))]);

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
