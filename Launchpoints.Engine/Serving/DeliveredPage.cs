namespace Launchpoints.Engine.Serving;

/// <summary>One ribbon as it was delivered, and what came of it.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="Segment">The key of the segment whose Kristals it showed.</param>
/// <param name="At">When, Unix milliseconds.</param>
/// <param name="Kristals">The keys of its cards, in order.</param>
/// <param name="Chosen">For each card, whether the customer went on to its Kristal.</param>
public sealed record DeliveredPage(string Customer, string Segment, long At, IReadOnlyList<string> Kristals, IReadOnlyList<bool> Chosen)
{
    /// <summary>Whether something was chosen and something left: only then the page says what counts more.</summary>
    public bool Tells => Chosen.Contains(true) && Chosen.Contains(false);
}
