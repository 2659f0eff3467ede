namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>How models are tried on what customers went on to choose.</summary>
/// <param name="HeldBack">The share of all choices, the latest ones, that models are tried on and do not know; above 0, below 1.</param>
/// <param name="Windows">How many parts it is cut into, one after the other; before each the models are trained anew on everything earlier. From 1.</param>
/// <param name="Length">How many cards are looked at; from 1.</param>
/// <param name="MostCustomers">Of more customers than this in a segment and window so many are drawn; from 1.</param>
/// <param name="Level">How often an interval is to hold the truth, 0.5 to 0.9999.</param>
/// <param name="Seed">The same seed draws the same customers.</param>
/// <param name="MostOwn">In how many segments at the most a model of their own is tried, those with the most customers who chose something; 0 for none.</param>
public sealed record BackTestOptions(double HeldBack, int Windows, int Length, int MostCustomers, double Level, int Seed, int MostOwn)
{
    /// <summary>The latest fifth in four parts, ten cards, two thousand customers a part, four segments with a model of their own.</summary>
    public static BackTestOptions Default { get; } = new(0.2, 4, 10, 2_000, 0.95, 1, 4);
}
