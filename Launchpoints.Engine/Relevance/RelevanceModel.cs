namespace Launchpoints.Engine.Relevance;

/// <summary>A learned model: gives every Kristal a score for a customer, and says what the score is made of. Immutable and thread-safe.</summary>
/// <remarks>
/// Scores of different models are in different units; <see cref="Relevance"/> brings each to 0 to 1 without changing the order. Models know neither
/// what a customer may have nor what is held already: candidates are chosen before, and removed after.
/// </remarks>
public abstract class RelevanceModel
{
    /// <summary>The name under which segments choose it.</summary>
    public abstract string Name { get; }

    /// <summary>How many Kristals it was trained on; Kristals that came later have no score.</summary>
    public abstract int KristalCount { get; }

    /// <summary>What brings scores to 0 to 1.</summary>
    public abstract RelevanceScale Scale { get; }

    /// <summary>Gives every Kristal its score.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="scores">Overwritten; <see cref="KristalCount"/> long. Higher is better; every entry is finite.</param>
    public void Score(CustomerHistory customer, Span<double> scores)
    {
        scores.Clear();
        Add(customer, 1, scores);
    }

    /// <summary>Adds every Kristal's score, times a factor, to what is there.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="factor">Finite.</param>
    /// <param name="scores">Added to; <see cref="KristalCount"/> long.</param>
    public abstract void Add(CustomerHistory customer, double factor, Span<double> scores);

    /// <summary>The part of <see cref="Add"/> that is the same whatever group the customer is looked at in: worked out once for all ribbons of a page.</summary>
    internal virtual void AddAlike(CustomerHistory customer, double factor, Span<double> scores) => Add(customer, factor, scores);

    /// <summary>The rest of it.</summary>
    internal virtual void AddOfGroup(CustomerHistory customer, double factor, Span<double> scores)
    {
    }

    /// <summary>What the score of one Kristal is made of.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="kristal">The column of the Kristal.</param>
    /// <param name="factor">Every amount is multiplied by it.</param>
    /// <param name="into">Reasons are appended, none of which is 0; their amounts add up to the factor times the score within 1e-6.</param>
    public abstract void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into);

    /// <summary>The largest of what <see cref="Explain"/> gives, apart from what speaks for every Kristal alike.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="kristal">The column of the Kristal.</param>
    /// <param name="factor">Every amount is multiplied by it.</param>
    /// <param name="strongest">Replaced where there is a larger one; <see cref="Contribution.None"/> to begin with.</param>
    internal virtual void FindStrongest(CustomerHistory customer, int kristal, double factor, ref Contribution strongest)
    {
        var all = new List<Contribution>();
        Explain(customer, kristal, factor, all);
        foreach (var one in all)
        {
            strongest = one.Kind != ContributionKind.Anything && one.Amount > strongest.Amount ? one : strongest;
        }
    }

    /// <summary>A score as a relevance, 0 to 1; never lower for a higher score.</summary>
    public double Relevance(double score) => Scale.Relevance(score);
}
