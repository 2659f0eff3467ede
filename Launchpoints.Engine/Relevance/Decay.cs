namespace Launchpoints.Engine.Relevance;

/// <summary>How much an interaction counts by its age: <c>(1 + age / Unit)^-Exponent</c>.</summary>
/// <remarks>
/// A power of the age instead of a half-life: what happened in the last days counts for far more than what happened in the last months, and what
/// happened years ago still counts for something. No half-life does both.
/// </remarks>
/// <param name="UnitDays">The age at which the weight has fallen to <c>2^-Exponent</c>, in days; above 0.</param>
/// <param name="Exponent">How fast; 0 for never, so that everything weighs 1.</param>
public readonly record struct Decay(double UnitDays, double Exponent)
{
    private const double MillisecondsADay = 86_400_000;

    /// <summary>Everything weighs 1, whatever its age.</summary>
    public static Decay None => new(1, 0);

    /// <summary>The weight at an instant, 0 to 1.</summary>
    /// <param name="time">When it happened, Unix milliseconds.</param>
    /// <param name="asOf">The instant that is asked for; what comes after it weighs 1.</param>
    public double Weight(long time, long asOf) =>
        Exponent == 0 || time >= asOf ? 1 : Math.Pow(1 + ((asOf - time) / (MillisecondsADay * UnitDays)), -Exponent);
}
