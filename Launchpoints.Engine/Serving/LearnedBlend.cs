using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Clicks;

namespace Launchpoints.Engine.Serving;

/// <summary>How a blend is weighted after what customers went on to.</summary>
/// <param name="Blend">How the blend is to be weighted.</param>
/// <param name="Parts">The names of the blend's models; none where there was too little to learn from.</param>
/// <param name="Weights">What each of them counts.</param>
public sealed record LearnedBlend(BlendOptions Blend, IReadOnlyList<string> Parts, ClickWeights Weights);
