using Launchpoints.Benchmarks.Seeded;

namespace Launchpoints.Benchmarks.Evaluation;

/// <summary>What a run of <c>evaluation</c> was asked for.</summary>
internal sealed record EvaluationPlan(
    SeededSizes Sizes, string Work, int Rounds, int LargeCustomers, int SqliteCustomers, int SqliteRounds, int SmallCustomers, int Traced, string[] Without)
{
    /// <summary>SQLite's share of the data set, with as many events for each customer.</summary>
    public SeededSizes SqliteSizes => Share(SqliteCustomers);

    /// <summary>The interpreter's share.</summary>
    public SeededSizes SmallSizes => Share(SmallCustomers);

    public bool Has(string contestant) => !Without.Contains(contestant, StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, object> Describe() => new Dictionary<string, object>
    {
        ["customers"] = Sizes.Customers,
        ["events"] = Sizes.Events,
        ["seed"] = Sizes.Seed,
        ["rounds"] = Rounds,
        ["largeCustomers"] = LargeCustomers,
        ["sqliteCustomers"] = SqliteSizes.Customers,
        ["sqliteRounds"] = SqliteRounds,
        ["smallCustomers"] = SmallSizes.Customers,
        ["traced"] = Traced,
    };

    private SeededSizes Share(int customers) => customers >= Sizes.Customers
        ? Sizes
        : Sizes with { Customers = customers, Events = Sizes.Events * customers / Sizes.Customers };
}
