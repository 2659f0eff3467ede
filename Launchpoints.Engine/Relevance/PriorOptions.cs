namespace Launchpoints.Engine.Relevance;

/// <summary>How the prior counts.</summary>
/// <param name="FirstChoices">How what customers chose first ages.</param>
/// <param name="LaterChoices">How what they chose after that ages.</param>
public sealed record PriorOptions(Decay FirstChoices, Decay LaterChoices)
{
    /// <summary>First choices follow the fashion of the last weeks; later ones less so. What the benchmark's <c>--choose</c> picks on customers of a bank.</summary>
    public static PriorOptions Default { get; } = new(new Decay(7, 3), new Decay(28, 2));
}
