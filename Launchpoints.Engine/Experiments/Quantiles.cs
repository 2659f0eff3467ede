namespace Launchpoints.Engine.Experiments;

/// <summary>Quantiles of the distributions that intervals are made of.</summary>
public static class Quantiles
{
    /// <summary>The fewest degrees of freedom for which <see cref="StudentT"/> answers.</summary>
    public const int LeastFreedom = 10;

    /// <summary>The standard normal distribution's quantile, right to 15 digits.</summary>
    /// <param name="probability">From 1e-10 to 1 − 1e-10.</param>
    /// <exception cref="ArgumentOutOfRangeException">Further out than that.</exception>
    /// <remarks>Wichura's algorithm AS 241 (Applied Statistics 37, 1988), without its outermost tails.</remarks>
    public static double Normal(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(probability, 1e-10);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1 - 1e-10);
        double q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            double r = 0.180625 - (q * q);
            return q
                * Polynomial(r, 3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727)
                / Polynomial(r, 1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077, 21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610);
        }

        double t = Math.Sqrt(-Math.Log(Math.Min(probability, 1 - probability))) - 1.6;
        double tail =
            Polynomial(t, 1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504, 1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 0.000774545014278341407640)
            / Polynomial(t, 1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550, 0.148103976427480074590, 0.0151986665636164571966, 0.000547593808499534494600, 0.00000000105075007164441684324);
        return q < 0 ? -tail : tail;
    }

    /// <summary>Student's t distribution's quantile; off by less than 1e-4 for 95% and ten degrees of freedom, by far less for more.</summary>
    /// <param name="probability">From 1e-10 to 1 − 1e-10.</param>
    /// <param name="freedom">Degrees of freedom, at least <see cref="LeastFreedom"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer, or further out.</exception>
    /// <remarks>The Cornish–Fisher expansion about the normal quantile (Abramowitz and Stegun 26.7.5).</remarks>
    public static double StudentT(double probability, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, LeastFreedom);
        double z = Normal(probability), s = z * z, v = freedom;
        return z
            + (z * (s + 1) / (4 * v))
            + (z * Polynomial(s, 3, 16, 5) / (96 * v * v))
            + (z * Polynomial(s, -15, 17, 19, 3) / (384 * v * v * v))
            + (z * Polynomial(s, -945, -1920, 1482, 776, 79) / (92160 * v * v * v * v));
    }

    private static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        double value = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            value = (value * x) + coefficients[i];
        }

        return value;
    }
}
