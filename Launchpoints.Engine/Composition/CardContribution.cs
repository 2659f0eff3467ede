namespace Launchpoints.Engine.Composition;

/// <summary>One part of a card's relevance. All parts of a card add up to it within 1e-6.</summary>
/// <param name="Kind">One of <see cref="ContributionKinds"/>.</param>
/// <param name="Subject">Which one: a Kristal's key, a segment's key, a feature such as "sector: Technology"; empty where the kind says it all.</param>
/// <param name="Text">The same for the marketer, in a few words.</param>
/// <param name="Amount">What it adds, in units of relevance; below 0 where it speaks against the card.</param>
public sealed record CardContribution(string Kind, string Subject, string Text, double Amount);

/// <summary>What a part of a relevance comes from: stable codes.</summary>
public static class ContributionKinds
{
    /// <summary>A Kristal that the customer holds, or held.</summary>
    public const string Held = "held";

    /// <summary>What members of a segment choose.</summary>
    public const string Segment = "segment";

    /// <summary>What everyone chooses.</summary>
    public const string Everyone = "everyone";

    /// <summary>Something it has in common with what the customer holds.</summary>
    public const string Attribute = "attribute";

    /// <summary>What every Kristal begins with.</summary>
    public const string Start = "start";

    /// <summary>The segment's plain popularity.</summary>
    public const string Popular = "popular";

    /// <summary>A boost, or what demotes it.</summary>
    public const string Boost = "boost";
}
