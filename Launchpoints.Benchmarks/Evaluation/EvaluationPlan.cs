using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Evaluation;

/// <summary>What a run of <c>evaluation</c> was asked for.</summary>
internal sealed record EvaluationPlan(SeededSizes Sizes, string Work, int Rounds, int LargeCustomers, int SmallCustomers, int Traced, string[] Without)
{
    public bool Has(string contestant) => !Without.Contains(contestant, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, object> Describe() => new Dictionary<string, object>
    {
        ["customers"] = Sizes.Customers,
        ["events"] = Sizes.Events,
        ["seed"] = Sizes.Seed,
        ["rounds"] = Rounds,
        ["largeCustomers"] = LargeCustomers,
        ["smallCustomers"] = SmallCustomers,
        ["traced"] = Traced,
    };
}
