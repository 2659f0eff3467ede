namespace Launchpoints.Engine.Relevance;

/// <summary>How the models of a blend are weighted.</summary>
/// <param name="Strength">How many Kristals of history weigh as much as the prior; above 0.</param>
/// <param name="Similar">The weight of <c>similar</c>, where there are not too many Kristals for it.</param>
/// <param name="Walk">The weight of <c>walk</c> beside it; where there are too many for it, walk takes its place and weight.</param>
/// <param name="Content">The weight of <c>content</c>.</param>
public sealed record BlendOptions(double Strength, double Similar, double Walk, double Content)
{
    /// <summary>What the benchmark's <c>--choose</c> picks on customers of a bank.</summary>
    public static BlendOptions Default { get; } = new(0.1, 1, 0, 0.05);

    /// <summary>The same with parts that count otherwise. Only how they stand to the prior matters for an order, so its factor divides the others.</summary>
    /// <param name="parts">The names of the blend's models.</param>
    /// <param name="factors">By part, what it is multiplied by.</param>
    internal BlendOptions Times(IReadOnlyList<string> parts, IReadOnlyList<double> factors)
    {
        double prior = Of("prior");
        return this with
        {
            Similar = Similar * Of(parts.Contains("similar") ? "similar" : "walk") / prior, // walk has the place and weight of similar where that is missing
            Walk = Walk * Of("walk") / prior,
            Content = Content * Of("content") / prior,
        };

        double Of(string name) => parts.ToList().IndexOf(name) is var place and >= 0 ? factors[place] : 1;
    }
}
