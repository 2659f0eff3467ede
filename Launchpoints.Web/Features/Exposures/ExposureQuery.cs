namespace Launchpoints.Web.Features.Exposures;

/// <summary>Which exposures are read.</summary>
/// <param name="Customer">Those of one customer; null for all.</param>
/// <param name="Ribbon">Those that show a ribbon; null for all.</param>
/// <param name="After">The number of the last one that was read already, in the order asked for; null to begin.</param>
/// <param name="NewestFirst">The latest first, or the one that was logged first.</param>
/// <param name="Most">How many at most, up to <see cref="MostAtOnce"/>.</param>
public sealed record ExposureQuery(string? Customer = null, string? Ribbon = null, long? After = null, bool NewestFirst = false, int Most = 100)
{
    public const int MostAtOnce = 1000;
}
