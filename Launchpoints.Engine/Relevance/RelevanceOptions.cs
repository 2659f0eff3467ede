namespace Launchpoints.Engine.Relevance;

/// <summary>How all models are trained.</summary>
/// <param name="Prior">How the prior counts.</param>
/// <param name="Similar">How the regression is set up.</param>
/// <param name="Walk">How walks are weighed.</param>
/// <param name="Blend">How they are blended.</param>
public sealed record RelevanceOptions(PriorOptions Prior, SimilarOptions Similar, WalkOptions Walk, BlendOptions Blend)
{
    /// <summary>The defaults of each.</summary>
    public static RelevanceOptions Default { get; } = new(PriorOptions.Default, SimilarOptions.Default, WalkOptions.Default, BlendOptions.Default);
}
