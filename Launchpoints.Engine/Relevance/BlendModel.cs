namespace Launchpoints.Engine.Relevance;

/// <summary>
/// Several models in one, weighted by how much history the customer has: with n Kristals the models that look at them weigh n / (n + strength), and
/// the prior has the rest. A customer without history gets the prior alone.
/// </summary>
public sealed class BlendModel : RelevanceModel
{
    private readonly BlendPart[] _personal;
    private readonly RelevanceModel _prior;
    private readonly double _strength;

    /// <param name="personal">The models that look at the customer's history, each with its weight; may be empty.</param>
    /// <param name="prior">The model that does not need any.</param>
    /// <param name="strength">How many Kristals of history weigh as much as the prior; above 0.</param>
    /// <param name="interactions">What the models were trained on.</param>
    /// <exception cref="ArgumentException">The models do not know the same Kristals.</exception>
    public BlendModel(IReadOnlyCollection<BlendPart> personal, RelevanceModel prior, double strength, Interactions interactions)
    {
        if (personal.FirstOrDefault(part => part.Model.KristalCount != prior.KristalCount) is { } other)
        {
            throw new ArgumentException($"{other.Model.Name} knows {other.Model.KristalCount} Kristals and {prior.Name} {prior.KristalCount}; they must be the same ones.");
        }

        _personal = [.. personal];
        _prior = prior;
        _strength = strength;
        Scale = RelevanceScale.Fit(this, interactions);
    }

    /// <inheritdoc/>
    public override string Name => "blend";

    /// <inheritdoc/>
    public override int KristalCount => _prior.KristalCount;

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        double history = History(customer);
        _prior.Add(customer, factor * (1 - history), scores);
        if (history > 0)
        {
            foreach (var part in _personal)
            {
                part.Model.Add(customer, factor * history * part.Weight, scores);
            }
        }
    }

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        double history = History(customer);
        _prior.Explain(customer, kristal, factor * (1 - history), into);
        if (history > 0)
        {
            foreach (var part in _personal)
            {
                part.Model.Explain(customer, kristal, factor * history * part.Weight, into);
            }
        }
    }

    private double History(CustomerHistory customer) => customer.Kristals.Length / (customer.Kristals.Length + _strength);
}
