using Launchpoints.Engine.Relevance.Walking;

namespace Launchpoints.Engine.Relevance;

/// <summary>
/// Where a walk leads: from each Kristal of the customer to others who have it, and on to what they have, with only the nearest kept for each Kristal.
/// Popular Kristals and customers with much count for less on the way, and what merely follows what everyone does is held back. The more a customer has,
/// the more popular destinations are discounted.
/// </summary>
/// <remarks>
/// Walks of three steps with a power of the popularity at each (P3: Cooper et al., "Random walks in recommender systems", WWW 2014; RP3beta:
/// Paudel et al., ACM TiiS 2017; an exponent at every step: Fu et al., "Revisiting neighborhood-based link prediction", 2022), damped along the leading
/// directions; see <see cref="LeadingDirections"/>. The score is a sum of a weight for each Kristal of the customer. Immutable.
/// </remarks>
public sealed class WalkModel : RelevanceModel
{
    private readonly WalkOptions _options;
    private readonly WalkLandscape _landscape;
    private readonly NearestKristals[] _nearest;

    private WalkModel(WalkOptions options, WalkLandscape landscape, NearestKristals[] nearest, Interactions interactions, RelevanceScale? scale)
    {
        _options = options;
        _landscape = landscape;
        _nearest = nearest;
        Scale = scale ?? RelevanceScale.Fit(this, interactions);
    }

    /// <inheritdoc/>
    public override string Name => "walk";

    /// <inheritdoc/>
    public override int KristalCount => _nearest.Length;

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <summary>Walks from every Kristal.</summary>
    /// <param name="interactions">Who had to do with what, and when last; may be empty.</param>
    /// <param name="asOf">The instant ages count from, Unix milliseconds.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">The most threads that work on it; the result does not depend on it.</param>
    public static WalkModel Fit(Interactions interactions, long asOf, WalkOptions options, int threads)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
        var graph = new WalkGraph(interactions, asOf, options);
        var landscape = new WalkLandscape(graph, options, parallel);
        var nearest = new NearestKristals[interactions.KristalCount];
        Walk([.. Enumerable.Range(0, nearest.Length)], nearest, graph, landscape, parallel);
        return new WalkModel(options, landscape, nearest, interactions, scale: null);
    }

    /// <summary>The model after some customers' interactions changed: the Kristals that they have, or had, are walked from again.</summary>
    /// <remarks>Popularities and leading directions stay those of the last <see cref="Fit"/>; Kristals that nobody had then count as if they had one customer.</remarks>
    /// <param name="before">The interactions that it was trained on, or updated to last.</param>
    /// <param name="interactions">Those now. Customers and Kristals that were there keep their numbers; there may be more.</param>
    /// <param name="asOf">The instant ages count from, Unix milliseconds.</param>
    /// <param name="threads">The most threads that work on it; the result does not depend on it.</param>
    /// <returns>The same model where nothing changed that it looks at.</returns>
    /// <exception cref="ArgumentException">There are fewer Kristals or customers than before.</exception>
    public WalkModel Updated(Interactions before, Interactions interactions, long asOf, int threads)
    {
        if (interactions.KristalCount < KristalCount || interactions.CustomerCount < before.CustomerCount)
        {
            throw new ArgumentException(
                $"There were {before.CustomerCount} customers and {KristalCount} Kristals, and there are {interactions.CustomerCount} and {interactions.KristalCount}; none may go.");
        }

        int[] changed = Changed(before, interactions, _options.Aging.Exponent != 0);
        if (changed.Length == 0 && interactions.KristalCount == KristalCount)
        {
            return this;
        }

        var nearest = new NearestKristals[interactions.KristalCount];
        Array.Fill(nearest, NearestKristals.None);
        _nearest.CopyTo(nearest, 0);
        Walk(changed, nearest, new WalkGraph(interactions, asOf, _options), _landscape, new ParallelOptions { MaxDegreeOfParallelism = threads });
        return new WalkModel(_options, _landscape, nearest, interactions, Scale);
    }

    private static void Walk(IReadOnlyList<int> kristals, NearestKristals[] nearest, WalkGraph graph, WalkLandscape landscape, ParallelOptions parallel) =>
        Parallel.For(0, kristals.Count, parallel, () => new NearestFinder(graph, landscape), (place, _, finder) =>
        {
            nearest[kristals[place]] = finder.Of(kristals[place]);
            return finder;
        }, _ => { });

    // The Kristals that a customer whose row is another one has, or had.
    private static int[] Changed(Interactions before, Interactions now, bool byTime)
    {
        var changed = new bool[now.KristalCount];
        for (int customer = 0; customer < now.CustomerCount; customer++)
        {
            bool isNew = customer >= before.CustomerCount;
            ReadOnlySpan<int> had = isNew ? [] : before.KristalsOf(customer), has = now.KristalsOf(customer);
            if (has.SequenceEqual(had) && (isNew || !byTime || now.LastOf(customer).SequenceEqual(before.LastOf(customer))))
            {
                continue;
            }

            foreach (int kristal in has)
            {
                changed[kristal] = true;
            }

            foreach (int kristal in had)
            {
                changed[kristal] = true;
            }
        }

        return [.. Enumerable.Range(0, changed.Length).Where(kristal => changed[kristal])];
    }

    /// <summary>What having one Kristal says about another to a customer with <see cref="WalkOptions.TypicalHistory"/> of them; 0 where it is not among the nearest.</summary>
    /// <param name="held">The one that a customer has.</param>
    /// <param name="kristal">The one that is scored.</param>
    public double Weight(int held, int kristal)
    {
        var nearest = _nearest[held];
        int place = Array.BinarySearch(nearest.Kristals, kristal);
        return place < 0 ? 0 : nearest.Weights[place];
    }

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        var discounts = _landscape.Discounts(customer.Kristals.Length);
        foreach (int held in customer.Kristals)
        {
            if ((uint)held >= (uint)_nearest.Length)
            {
                continue;
            }

            var nearest = _nearest[held];
            var weights = nearest.Weights.AsSpan();
            var kristals = nearest.Kristals.AsSpan(0, weights.Length);
            for (int i = 0; i < weights.Length; i++)
            {
                int kristal = kristals[i];
                scores[kristal] += kristal < discounts.Length ? factor * weights[i] * discounts[kristal] : factor * weights[i];
            }
        }
    }

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        var discounts = _landscape.Discounts(customer.Kristals.Length);
        double discounted = kristal < discounts.Length ? factor * discounts[kristal] : factor;
        foreach (int held in customer.Kristals)
        {
            if ((uint)held < (uint)_nearest.Length && discounted * Weight(held, kristal) is var amount and not 0)
            {
                into.Add(new Contribution(ContributionKind.Held, held, amount));
            }
        }
    }

    internal override void FindStrongest(CustomerHistory customer, int kristal, double factor, ref Contribution strongest)
    {
        var discounts = _landscape.Discounts(customer.Kristals.Length);
        double discounted = kristal < discounts.Length ? factor * discounts[kristal] : factor;
        foreach (int held in customer.Kristals)
        {
            if ((uint)held < (uint)_nearest.Length && discounted * Weight(held, kristal) is var amount && amount > strongest.Amount)
            {
                strongest = new Contribution(ContributionKind.Held, held, amount);
            }
        }
    }
}
