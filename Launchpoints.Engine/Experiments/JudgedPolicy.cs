namespace Launchpoints.Engine.Experiments;

/// <summary>A policy seen through the logs of another.</summary>
public sealed class JudgedPolicy
{
    /// <param name="name">What it is called.</param>
    /// <param name="chances">For each logged choice the chance, 0 to 1, with which this policy would have made it.</param>
    /// <param name="expected">For each logged choice what the model of the reward expects of this policy there, over everything that it might have chosen; null where there is no model.</param>
    /// <exception cref="ArgumentException">A value is outside its range, or the lists differ in length.</exception>
    public JudgedPolicy(string name, IEnumerable<double> chances, IEnumerable<double>? expected = null)
    {
        Name = name;
        Chances = [.. chances];
        Expected = expected is null ? null : [.. expected];
        Checked.Values(Chances, p => p is >= 0 and <= 1, nameof(chances), "lies from 0 to 1");
        Checked.Length(Expected ?? Chances, Chances.Length, nameof(expected));
        Checked.Values(Expected ?? [], double.IsFinite, nameof(expected), "is finite");
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    internal double[] Chances { get; }

    internal double[]? Expected { get; }
}
