namespace Launchpoints.Engine.Relevance.Clicks;

/// <summary>A page of cards that was delivered, as a blend sees it: what each of its parts says of each card, and which cards the customer went on to.</summary>
/// <param name="Customer">Whose it was, by any number; pages of one customer do not speak for each other.</param>
/// <param name="At">When, Unix milliseconds.</param>
/// <param name="Parts">For each card, in the order shown, what each part of the blend adds to its score; finite.</param>
/// <param name="Chosen">For each card, whether the customer went on to it.</param>
public sealed record ShownPage(int Customer, long At, IReadOnlyList<double[]> Parts, IReadOnlyList<bool> Chosen)
{
    /// <summary>Whether something was chosen and something left: only then the page says what counts more.</summary>
    public bool Tells => Chosen.Contains(true) && Chosen.Contains(false);
}
