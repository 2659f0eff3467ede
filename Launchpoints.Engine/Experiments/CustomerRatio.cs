namespace Launchpoints.Engine.Experiments;

/// <summary>
/// A sum over customers divided by another, such as weighted rewards by choices. What one customer adds is one observation: choices made for the same
/// customer are not independent, and counting each of them would make intervals too narrow.
/// </summary>
internal sealed class CustomerRatio
{
    // Further out, both corrections grow faster than what they make up for: these are the bounds at which the simulations of CoverageTests hold best.
    private const double LeastFreedom = 20;
    private const double MostSkew = 0.25;

    private readonly double[] _influence;

    private CustomerRatio(double value, double[] influence)
    {
        Value = value;
        _influence = influence;
    }

    /// <summary>The ratio.</summary>
    public double Value { get; }

    /// <param name="above">What each customer adds to the numerator.</param>
    /// <param name="below">What each adds to the denominator, 0 or more.</param>
    /// <returns>Null when the denominator is 0.</returns>
    public static CustomerRatio? Of(double[] above, double[] below)
    {
        double total = below.Sum();
        if (total <= 0)
        {
            return null;
        }

        double value = above.Sum() / total, mean = total / below.Length;
        return new CustomerRatio(value, [.. above.Zip(below, (a, b) => (a - (value * b)) / mean)]);
    }

    /// <summary>The difference of two ratios over the same customers: what both share falls out of its interval.</summary>
    public CustomerRatio Less(CustomerRatio other) => new(Value - other.Value, [.. _influence.Zip(other._influence, (a, b) => a - b)]);

    /// <summary>An interval with the skewness of the customers taken out.</summary>
    /// <param name="level">Such as 0.95.</param>
    /// <remarks>
    /// The linearised variance over customers, transformed by Hall's cubic (J. R. Statist. Soc. B 54, 1992): rare large weights make the distribution of the
    /// mean skewed, and a symmetric interval would miss the truth on one side far more often than on the other. They also make the variance itself uncertain,
    /// so Student's quantile has the degrees of freedom that the kurtosis leaves (Satterthwaite's approximation) instead of one for each customer.
    /// </remarks>
    public Interval At(double level)
    {
        int n = _influence.Length;
        double mean = _influence.Average(), second = 0, third = 0, fourth = 0;
        foreach (double value in _influence)
        {
            double off = value - mean;
            second += off * off;
            third += off * off * off;
            fourth += off * off * off * off;
        }

        double deviation = Math.Sqrt(second / (n - 1));
        if (deviation <= 0)
        {
            return new Interval(Value, Value, Value, level);
        }

        double error = deviation / Math.Sqrt(n);
        double skew = Math.Clamp(third / n / Math.Pow(second / n, 1.5) / Math.Sqrt(n), -MostSkew, MostSkew);
        double freedom = 2.0 * (n - 1) / ((fourth * n / (second * second)) - 1);
        double quantile = Quantiles.StudentT((1 + level) / 2, (int)Math.Clamp(freedom, LeastFreedom, n - 1));
        return new Interval(Value, Value - (error * Untransformed(quantile, skew)), Value - (error * Untransformed(-quantile, skew)), level);
    }

    // The inverse of t + k/3 t² + k²/27 t³ + k/6, with k the skewness over √n.
    private static double Untransformed(double y, double k) =>
        Math.Abs(k) < 1e-6 ? y - (k * ((y * y / 3) + (1.0 / 6))) : 3 / k * (Math.Cbrt(1 + (k * (y - (k / 6)))) - 1);
}
