namespace Launchpoints.Engine.Composition;

/// <summary>
/// How a ribbon tries out cards that it would not show, so that something can be learned about them: now and then one place, never the first and never a
/// pinned one, is given to a candidate from below the cut. With it every card has a chance that is known exactly.
/// </summary>
/// <param name="Share">The share of pages on which a card is tried out, above 0 and up to <see cref="MostShare"/>.</param>
/// <param name="Among">From how many of the next best candidates it is drawn, each with the same chance; 1 to <see cref="MostAmong"/>.</param>
/// <remarks>
/// Drawn from the workspace's seed, the customer, the ribbon and the local day, so that a customer who comes back on the same day sees the same page.
/// With m places that may be given away and n candidates to draw from, a tried card had the chance Share / (m · n), and the card of a place that was not
/// given away 1 − Share / m. What earlier ribbons of the decision show is taken as given.
/// </remarks>
public sealed record Exploration(double Share, int Among)
{
    /// <summary>More than this would be showing worse cards, not learning.</summary>
    public const double MostShare = 0.5;

    /// <summary>The widest draw.</summary>
    public const int MostAmong = 1_000;

    /// <summary>From how many is drawn unless said.</summary>
    public const int UsualAmong = 20;
}
