namespace Launchpoints.Engine.Relevance;

/// <summary>How the models of a blend are weighted.</summary>
/// <param name="Strength">How many Kristals of history weigh as much as the prior; above 0.</param>
/// <param name="Similar">The weight of <c>similar</c>, where there are not too many Kristals for it.</param>
/// <param name="Walk">The weight of <c>walk</c> beside it; where there are too many for it, walk takes its place and weight.</param>
/// <param name="Content">The weight of <c>content</c>.</param>
public sealed record BlendOptions(double Strength, double Similar, double Walk, double Content)
{
    /// <summary>What the benchmark's <c>--choose</c> picks on customers of a bank.</summary>
    public static BlendOptions Default { get; } = new(0.1, 1, 0, 0.1);
}
