namespace Launchpoints.Engine.Experiments;

/// <summary>An estimate and how far off it may be. All finite, in the unit of what is estimated; <c>Low ≤ High</c>.</summary>
/// <param name="Value">The estimate. Where the data are very skewed it may lie off the middle.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Level">How often such intervals hold the truth, such as 0.95.</param>
public readonly record struct Interval(double Value, double Low, double High, double Level)
{
    /// <summary>Whether a value is one that the data cannot rule out.</summary>
    public bool Holds(double value) => value >= Low && value <= High;
}
