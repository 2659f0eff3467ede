namespace Launchpoints.Engine.Relevance;

/// <summary>
/// Several models in one, weighted by how much history the customer has: with n Kristals the models that look at them weigh n / (n + strength), and
/// the prior has the rest. A customer without history gets the prior alone.
/// </summary>
/// <remarks>Scores of different models are made comparable by the middle of their scales, which is what a typical tenth card has.</remarks>
public sealed class BlendModel : RelevanceModel
{
    private readonly (RelevanceModel Model, double Factor)[] _personal;
    private readonly (RelevanceModel Model, double Factor) _prior;
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

        _personal = [.. personal.Select(part => (part.Model, part.Weight * Unit(part.Model)))];
        _prior = (prior, Unit(prior));
        _strength = strength;
        Scale = RelevanceScale.Fit(this, interactions);
    }

    /// <inheritdoc/>
    public override string Name => "blend";

    /// <inheritdoc/>
    public override int KristalCount => _prior.Model.KristalCount;

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        foreach (var (model, weight) in Parts(customer))
        {
            model.Add(customer, factor * weight, scores);
        }
    }

    internal override void AddAlike(CustomerHistory customer, double factor, Span<double> scores)
    {
        foreach (var (model, weight) in Parts(customer))
        {
            model.AddAlike(customer, factor * weight, scores);
        }
    }

    internal override void AddOfGroup(CustomerHistory customer, double factor, Span<double> scores)
    {
        foreach (var (model, weight) in Parts(customer))
        {
            model.AddOfGroup(customer, factor * weight, scores);
        }
    }

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        foreach (var (model, weight) in Parts(customer))
        {
            model.Explain(customer, kristal, factor * weight, into);
        }
    }

    /// <summary>What one model's scores are multiplied by for a customer; 0 where it takes no part.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="customer">The customer.</param>
    public double WeightOf(string name, CustomerHistory customer)
    {
        double sum = 0;
        foreach (var (model, weight) in Parts(customer))
        {
            sum += model.Name == name ? weight : 0;
        }

        return sum;
    }

    // Where the typical tenth card has next to nothing, or less, how far scores differ has to do; else one model would drown the others.
    private static double Unit(RelevanceModel model) => 1 / Math.Max(model.Scale.Middle, model.Scale.Width / 10);

    private IEnumerable<(RelevanceModel Model, double Weight)> Parts(CustomerHistory customer) => Parts(customer.Kristals.Length / (customer.Kristals.Length + _strength));

    private IEnumerable<(RelevanceModel Model, double Weight)> Parts(double history)
    {
        yield return (_prior.Model, _prior.Factor * (1 - history));
        if (history > 0)
        {
            foreach (var (model, factor) in _personal)
            {
                yield return (model, factor * history);
            }
        }
    }
}
