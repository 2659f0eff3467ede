using System.Collections.Immutable;

namespace Launchpoints.Engine.Relevance;

/// <summary>What a segment may choose: stable codes.</summary>
public static class ModelNames
{
    /// <summary>The share of the segment's members with an event; needs nothing but counts, and is what all others fall back to.</summary>
    public const string Popular = PopularModel.Name;

    /// <summary>The one that measured best.</summary>
    public const string Auto = "auto";

    /// <summary>A blend whose collaborative models are trained on the members of one segment alone: no segment chooses it, only <see cref="Auto"/> does.</summary>
    public const string Own = "own";

    /// <summary>The learned models, the default one first.</summary>
    public static ImmutableArray<string> Learned { get; } = ["blend", "prior", "similar", "walk", "content"];

    /// <summary>Everything that a segment may choose.</summary>
    public static ImmutableArray<string> All { get; } = [Popular, Auto, .. Learned];
}
