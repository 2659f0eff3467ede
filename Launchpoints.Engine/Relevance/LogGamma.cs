namespace Launchpoints.Engine.Relevance;

/// <summary>The logarithm of the gamma function, which the base library does not have.</summary>
internal static class LogGamma
{
    // Below this Stirling's series is not exact enough; the argument is brought up with gamma(x + 1) = x * gamma(x).
    private const double SeriesFrom = 10;
    private const double HalfLogOfTwoPi = 0.918938533204672742;

    /// <summary>ln Γ(x), to some 1e-13 of its size.</summary>
    /// <param name="x">Above 0.</param>
    public static double Of(double x)
    {
        double product = 1;
        while (x < SeriesFrom)
        {
            product *= x;
            x++;
        }

        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square / 1188))))))));
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogOfTwoPi + series - Math.Log(product);
    }
}
