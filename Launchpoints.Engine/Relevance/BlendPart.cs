namespace Launchpoints.Engine.Relevance;

/// <summary>One model of a blend.</summary>
/// <param name="Model">The model.</param>
/// <param name="Weight">What its scores are multiplied by; 0 or more.</param>
public sealed record BlendPart(RelevanceModel Model, double Weight);
