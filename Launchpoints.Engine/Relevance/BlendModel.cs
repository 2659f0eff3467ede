namespace Launchpoints.Engine.Relevance;

/// <summary>
/// Several models in one, weighted by how much history the customer has: with n Kristals the models that look at them weigh n / (n + strength), and
/// the prior has the rest. A customer without history gets the prior alone.
/// </summary>
/// <remarks>Scores of different models are made comparable by the middle of their scales, which is what a typical tenth card has.</remarks>
public sealed class BlendModel : RelevanceModel
{
    private readonly Part[] _parts; // the prior first
    private readonly double _strength;

    /// <param name="personal">The models that look at the customer's history, each with its weight; may be empty.</param>
    /// <param name="prior">The model that does not need any.</param>
    /// <param name="strength">How many Kristals of history weigh as much as the prior; above 0.</param>
    /// <param name="interactions">What the models were trained on.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentException">The models do not know the same Kristals.</exception>
    public BlendModel(IReadOnlyCollection<BlendPart> personal, RelevanceModel prior, double strength, Interactions interactions, string name = "blend")
    {
        if (personal.FirstOrDefault(part => part.Model.KristalCount != prior.KristalCount) is { } other)
        {
            throw new ArgumentException($"{other.Model.Name} knows {other.Model.KristalCount} Kristals and {prior.Name} {prior.KristalCount}; they must be the same ones.");
        }

        _parts = [new Part(prior, Unit(prior), 0), .. personal.Select(part => new Part(part.Model, 0, part.Weight * Unit(part.Model)))];
        _strength = strength;
        Name = name;
        Scale = RelevanceScale.Fit(this, interactions);
    }

    private BlendModel(BlendModel other, Part[] parts)
    {
        (_parts, _strength, Name, Scale) = (parts, other._strength, other.Name, other.Scale);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override int KristalCount => _parts[0].Model.KristalCount;

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        double history = HistoryOf(customer);
        foreach (var part in _parts)
        {
            part.Model.Add(customer, factor * part.WeightAt(history), scores);
        }
    }

    internal override void AddAlike(CustomerHistory customer, double factor, Span<double> scores)
    {
        double history = HistoryOf(customer);
        foreach (var part in _parts)
        {
            part.Model.AddAlike(customer, factor * part.WeightAt(history), scores);
        }
    }

    internal override void AddOfGroup(CustomerHistory customer, double factor, Span<double> scores)
    {
        double history = HistoryOf(customer);
        foreach (var part in _parts)
        {
            part.Model.AddOfGroup(customer, factor * part.WeightAt(history), scores);
        }
    }

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        double history = HistoryOf(customer);
        foreach (var part in _parts)
        {
            part.Model.Explain(customer, kristal, factor * part.WeightAt(history), into);
        }
    }

    internal override void FindStrongest(CustomerHistory customer, int kristal, double factor, ref Contribution strongest)
    {
        double history = HistoryOf(customer);
        foreach (ref readonly var part in _parts.AsSpan())
        {
            part.Model.FindStrongest(customer, kristal, factor * part.WeightAt(history), ref strongest);
        }
    }

    /// <summary>The same blend with another model in the place of the one of its name; what models count stays as it was.</summary>
    /// <param name="model">One that knows the same Kristals.</param>
    internal BlendModel With(RelevanceModel model) => new(this, [.. _parts.Select(part => part.Model.Name == model.Name ? part with { Model = model } : part)]);

    /// <summary>What one model's scores are multiplied by for a customer; 0 where it takes no part.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="customer">The customer.</param>
    public double WeightOf(string name, CustomerHistory customer)
    {
        double history = HistoryOf(customer);
        return _parts.Where(part => part.Model.Name == name).Sum(part => part.WeightAt(history));
    }

    /// <summary>The names of the models it is of, the prior first.</summary>
    internal IReadOnlyList<string> Parts => [.. _parts.Select(part => part.Model.Name)];

    /// <summary>Whether walks are a part of it.</summary>
    internal bool Walks => _parts.Any(part => part.Model is WalkModel);

    /// <summary>What each of <see cref="Parts"/> adds to the scores of some Kristals.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="kristals">Columns.</param>
    /// <param name="scores">To write on; as many as there are Kristals.</param>
    internal double[][] PartsOf(CustomerHistory customer, IReadOnlyList<int> kristals, double[] scores)
    {
        double history = HistoryOf(customer);
        double[][] parts = [.. kristals.Select(_ => new double[_parts.Length])];
        for (int part = 0; part < _parts.Length; part++)
        {
            Array.Clear(scores);
            _parts[part].Model.Add(customer, _parts[part].WeightAt(history), scores);
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i][part] = scores[kristals[i]];
            }
        }

        return parts;
    }

    // Where the typical tenth card has next to nothing, or less, how far scores differ has to do; else one model would drown the others.
    private static double Unit(RelevanceModel model) => 1 / Math.Max(model.Scale.Middle, model.Scale.Width / 10);

    private double HistoryOf(CustomerHistory customer) => customer.Kristals.Length / (customer.Kristals.Length + _strength);

    /// <summary>A model with what its scores are multiplied by, for a customer without history and for one with endless history.</summary>
    private readonly record struct Part(RelevanceModel Model, double Without, double With)
    {
        public double WeightAt(double history) => (Without * (1 - history)) + (With * history);
    }
}
