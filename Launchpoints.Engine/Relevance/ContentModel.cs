namespace Launchpoints.Engine.Relevance;

/// <summary>
/// What is like the Kristals of the customer, by its attributes and the words of its title: for Kristals that nobody has yet, of which no other
/// model knows anything.
/// </summary>
/// <remarks>The score is the mean cosine between the Kristal and each of the customer's, 0 to 1. Its contributions are the features they share.</remarks>
public sealed class ContentModel : RelevanceModel
{
    // Up to so many Kristals the likeness of each to all others is kept once it was asked for: 32 MiB at most.
    private const int MostKept = 2_048;

    [ThreadStatic]
    private static double[]? profileOfThread;

    [ThreadStatic]
    private static Explained? explainedOfThread;

    private readonly KristalFeatures _features;
    private readonly (int Kristal, double Weight)[][] _kristals; // by feature
    private readonly double[]?[]? _likeness; // by Kristal; null where there are too many

    /// <summary>Turns the features around, so that a feature leads to its Kristals.</summary>
    /// <param name="features">What the Kristals are like.</param>
    /// <param name="interactions">Who has what; only for the scale.</param>
    /// <exception cref="ArgumentException">They are not of the same Kristals.</exception>
    public ContentModel(KristalFeatures features, Interactions interactions)
    {
        if (features.KristalCount != interactions.KristalCount)
        {
            throw new ArgumentException($"There are features of {features.KristalCount} Kristals and interactions with {interactions.KristalCount}; they must be the same ones.");
        }

        _features = features;
        var lists = Enumerable.Range(0, features.FeatureCount).Select(_ => new List<(int, double)>()).ToList();
        for (int kristal = 0; kristal < features.KristalCount; kristal++)
        {
            var of = features.FeaturesOf(kristal);
            var weights = features.WeightsOf(kristal);
            for (int i = 0; i < of.Length; i++)
            {
                lists[of[i]].Add((kristal, weights[i]));
            }
        }

        _kristals = [.. lists.Select(list => list.ToArray())];
        _likeness = features.KristalCount <= MostKept ? new double[]?[features.KristalCount] : null;
        Scale = RelevanceScale.Fit(this, interactions);
    }

    /// <inheritdoc/>
    public override string Name => "content";

    /// <inheritdoc/>
    public override int KristalCount => _features.KristalCount;

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        if (_likeness is null)
        {
            AddByFeature(customer.Kristals, factor, scores);
            return;
        }

        foreach (int held in customer.Kristals)
        {
            if ((uint)held < (uint)_likeness.Length)
            {
                ScoreKernels.AddScaled(factor / customer.Kristals.Length, Likeness(_likeness, held), scores);
            }
        }
    }

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        double[] profile = Profile(customer.Kristals);
        var features = _features.FeaturesOf(kristal);
        var weights = _features.WeightsOf(kristal);
        for (int i = 0; i < features.Length; i++)
        {
            if (factor * profile[features[i]] * weights[i] is var amount and not 0)
            {
                into.Add(new Contribution(ContributionKind.Attribute, features[i], amount));
            }
        }
    }

    internal override void FindStrongest(CustomerHistory customer, int kristal, double factor, ref Contribution strongest)
    {
        double[] profile = Profile(customer.Kristals);
        var features = _features.FeaturesOf(kristal);
        var weights = _features.WeightsOf(kristal);
        for (int i = 0; i < features.Length; i++)
        {
            if (factor * profile[features[i]] * weights[i] is var amount && amount > strongest.Amount)
            {
                strongest = new Contribution(ContributionKind.Attribute, features[i], amount);
            }
        }
    }

    // Made twice at worst, the same both times.
    private double[] Likeness(double[]?[] kept, int kristal)
    {
        if (Volatile.Read(ref kept[kristal]) is { } known)
        {
            return known;
        }

        double[] all = new double[KristalCount];
        AddByFeature([kristal], 1, all);
        Volatile.Write(ref kept[kristal], all);
        return all;
    }

    private void AddByFeature(ReadOnlySpan<int> kristals, double factor, Span<double> scores)
    {
        double[] profile = profileOfThread is { } kept && kept.Length >= _kristals.Length ? kept : profileOfThread = new double[_kristals.Length];
        foreach (int held in kristals)
        {
            AddTo(profile, held, factor / kristals.Length);
        }

        foreach (int held in kristals)
        {
            foreach (int feature in Features(held))
            {
                double weight = profile[feature];
                profile[feature] = 0; // all are 0 again for the next customer, and a second Kristal with the feature adds nothing
                if (weight != 0)
                {
                    foreach (var (kristal, share) in _kristals[feature])
                    {
                        scores[kristal] += weight * share;
                    }
                }
            }
        }
    }

    // Of several cards of one customer it is asked again and again: the last one's is kept.
    private double[] Profile(ReadOnlySpan<int> kristals)
    {
        var kept = explainedOfThread;
        if (kept?.Model == this && kept.Kristals.AsSpan().SequenceEqual(kristals))
        {
            return kept.Profile;
        }

        double[] profile = kept?.Model == this ? kept.Profile : new double[_kristals.Length];
        Array.Clear(profile);
        foreach (int held in kristals)
        {
            AddTo(profile, held, 1.0 / kristals.Length);
        }

        explainedOfThread = new Explained(this, kristals.ToArray(), profile);
        return profile;
    }

    private ReadOnlySpan<int> Features(int kristal) => (uint)kristal < (uint)KristalCount ? _features.FeaturesOf(kristal) : [];

    private void AddTo(double[] profile, int kristal, double factor)
    {
        var features = Features(kristal);
        for (int i = 0; i < features.Length; i++)
        {
            profile[features[i]] += factor * _features.WeightsOf(kristal)[i];
        }
    }

    /// <summary>What the customer who was explained last is like.</summary>
    private sealed record Explained(ContentModel Model, int[] Kristals, double[] Profile);
}
