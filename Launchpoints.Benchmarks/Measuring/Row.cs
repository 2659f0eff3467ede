namespace Launchpoints.Benchmarks.Measuring;

/// <summary>One line of a result table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure; what it is in is in the name, ratios have no unit.</param>
/// <param name="AtLeast">What it has to reach; null where nothing was set.</param>
/// <param name="Aim">What it should reach; null where nothing was set.</param>
/// <param name="Met">Whether <paramref name="AtLeast"/> is reached; null where nothing was set.</param>
/// <param name="Raw">What the figure was made from: machine, sizes, every round.</param>
internal sealed record Row(string Name, double Value, double? AtLeast, double? Aim, bool? Met, IReadOnlyDictionary<string, object> Raw);
