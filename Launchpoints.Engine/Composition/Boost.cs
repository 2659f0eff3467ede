namespace Launchpoints.Engine.Composition;

/// <summary>A Kristal whose relevance counts for more, or less, on a ribbon.</summary>
/// <param name="Kristal">Its key.</param>
/// <param name="Factor">What the relevance is multiplied by: above 0, up to <see cref="MostFactor"/>; below 1 it is demoted. A relevance of 0 stays 0, and none is served above 1.</param>
/// <param name="Terms">Who answers for it, and until when.</param>
public sealed record Boost(string Kristal, double Factor, CardTerms Terms)
{
    /// <summary>More is a pin.</summary>
    public const double MostFactor = 10;
}
