namespace Launchpoints.Engine.Experiments;

/// <summary>Choices that were made with known chances, and what came of them: what a policy that was never served can be judged on.</summary>
public sealed class LoggedChoices
{
    private readonly int[] _customers;
    private readonly double[] _rewards;
    private readonly double[] _propensities;
    private readonly double[]? _predicted;

    /// <param name="customers">Who each choice was made for, as any numbers; may repeat, in any order, may be empty.</param>
    /// <param name="rewards">What came of each choice, such as 1 for a click; any finite unit.</param>
    /// <param name="propensities">The exact chance with which each choice was made, above 0 and up to 1.</param>
    /// <param name="predicted">What a model of the reward expects of each logged choice; null where there is no model. The model must not have been fitted on these choices.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is outside its range; names the first.</exception>
    public LoggedChoices(IEnumerable<int> customers, IEnumerable<double> rewards, IEnumerable<double> propensities, IEnumerable<double>? predicted = null)
    {
        int[] keys = [.. customers];
        _rewards = [.. rewards];
        _propensities = [.. propensities];
        _predicted = predicted is null ? null : [.. predicted];
        Checked.Length(_rewards, keys.Length, nameof(rewards));
        Checked.Length(_propensities, keys.Length, nameof(propensities));
        Checked.Length(_predicted ?? _rewards, keys.Length, nameof(predicted));
        Checked.Values(_rewards, double.IsFinite, nameof(rewards), "is finite");
        Checked.Values(_propensities, p => p is > 0 and <= 1, nameof(propensities), "lies above 0 and up to 1");
        Checked.Values(_predicted ?? [], double.IsFinite, nameof(predicted), "is finite");
        var numbers = new Dictionary<int, int>();
        _customers = new int[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            if (!numbers.TryGetValue(keys[i], out _customers[i]))
            {
                numbers[keys[i]] = _customers[i] = numbers.Count;
            }
        }

        Customers = numbers.Count;
    }

    /// <summary>How many choices there are.</summary>
    public int Count => _customers.Length;

    /// <summary>How many different customers they were made for.</summary>
    public int Customers { get; }

    /// <summary>Whether there is a model of the reward.</summary>
    public bool HasPredictions => _predicted is not null;

    internal int CustomerOf(int choice) => _customers[choice];

    internal double Reward(int choice) => _rewards[choice];

    internal double Propensity(int choice) => _propensities[choice];

    internal double Predicted(int choice) => _predicted![choice];
}
