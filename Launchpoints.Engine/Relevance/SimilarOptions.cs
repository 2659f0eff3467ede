namespace Launchpoints.Engine.Relevance;

/// <summary>How <see cref="SimilarModel"/> is trained.</summary>
/// <param name="Ridge">Added to the diagonal: so many customers more of each Kristal who have nothing else. Above 0.</param>
/// <param name="Dropout">The share of a Kristal's own customers that is added to its diagonal besides, which keeps popular Kristals from explaining everything; 0 or more.</param>
/// <param name="Aging">How what customers chose counts by its age.</param>
/// <param name="MostKristals">The most Kristals that take part, those with the most customers; the time grows with the cube of their number.</param>
public sealed record SimilarOptions(double Ridge, double Dropout, Decay Aging, int MostKristals = 4_000)
{
    /// <summary>What the benchmark's <c>--choose</c> picks on customers of a bank.</summary>
    public static SimilarOptions Default { get; } = new(100, 1, new Decay(28, 0.4));
}
