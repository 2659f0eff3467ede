using Launchpoints.Engine.Relevance.Algebra;

namespace Launchpoints.Engine.Relevance;

/// <summary>
/// What goes with what the customer has: every Kristal is predicted from all others by one linear regression over all customers, solved in closed form.
/// The score is the sum of a weight for each Kristal of the customer.
/// </summary>
/// <remarks>
/// EASE^R (Steck, "Embarrassingly shallow autoencoders for sparse data", WWW 2019) with the diagonal of EDLAE (Steck, "Autoencoders that don't
/// overfit towards the identity", NeurIPS 2020): B(i, j) = −P(i, j) / P(j, j) for i ≠ j, where P is the inverse of XᵀX + Λ. Kristals that nobody has, and
/// those beyond the most popular ones, neither get nor give a score.
/// </remarks>
public sealed class SimilarModel : RelevanceModel
{
    [ThreadStatic]
    private static double[]? sumsOfThread;

    private readonly float[] _weights; // of row i for column j at i * size + j
    private readonly int _size; // places in the matrix, by Kristal ascending
    private readonly int[] _places; // by Kristal, −1 for those without
    private readonly (int Place, int Kristal, int Count)[] _runs; // of places that follow each other as their Kristals do

    private SimilarModel(float[] weights, int[] kristals, int[] places, Interactions interactions)
    {
        _weights = weights;
        _size = kristals.Length;
        _places = places;
        _runs = Runs(kristals);
        Scale = RelevanceScale.Fit(this, interactions);
    }

    /// <inheritdoc/>
    public override string Name => "similar";

    /// <inheritdoc/>
    public override int KristalCount => _places.Length;

    /// <inheritdoc/>
    public override RelevanceScale Scale { get; }

    /// <summary>Solves the regression.</summary>
    /// <param name="interactions">Who had to do with what, and when last; may be empty.</param>
    /// <param name="asOf">The instant ages count from, Unix milliseconds.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">The most threads that work on it; the result does not depend on it.</param>
    /// <exception cref="NotPositiveException">The ridge is too small for the data.</exception>
    public static SimilarModel Fit(Interactions interactions, long asOf, SimilarOptions options, int threads)
    {
        int[] kristals = Known(interactions.CustomersByKristal(), options.MostKristals);
        int[] places = new int[interactions.KristalCount];
        Array.Fill(places, -1);
        for (int place = 0; place < kristals.Length; place++)
        {
            places[kristals[place]] = place;
        }

        var matrix = Products(interactions, places, kristals.Length, asOf, options.Aging);
        for (int place = 0; place < kristals.Length; place++)
        {
            matrix[place, place] += options.Ridge + (options.Dropout * matrix[place, place]);
        }

        Cholesky.Invert(matrix, threads);
        return new SimilarModel(Weights(matrix), kristals, places, interactions);
    }

    /// <summary>What having one Kristal says about another; 0 where one of them is not known.</summary>
    /// <param name="held">The one that a customer has.</param>
    /// <param name="kristal">The one that is scored.</param>
    public double Weight(int held, int kristal) =>
        _places[held] >= 0 && _places[kristal] >= 0 ? _weights[(_places[held] * _size) + _places[kristal]] : 0;

    /// <inheritdoc/>
    public override void Add(CustomerHistory customer, double factor, Span<double> scores)
    {
        if (customer.Kristals.IsEmpty)
        {
            return;
        }

        double[] sums = sumsOfThread is { } kept && kept.Length >= _size ? kept : sumsOfThread = new double[_size];
        Array.Clear(sums, 0, _size);
        foreach (int held in customer.Kristals)
        {
            if ((uint)held < (uint)_places.Length && _places[held] >= 0)
            {
                ScoreKernels.Add(_weights.AsSpan(_places[held] * _size, _size), sums.AsSpan(0, _size));
            }
        }

        foreach (var (place, kristal, count) in _runs)
        {
            ScoreKernels.AddScaled(factor, sums.AsSpan(place, count), scores.Slice(kristal, count));
        }
    }

    /// <inheritdoc/>
    public override void Explain(CustomerHistory customer, int kristal, double factor, List<Contribution> into)
    {
        foreach (int held in customer.Kristals)
        {
            if ((uint)held < (uint)_places.Length && factor * Weight(held, kristal) is var amount and not 0)
            {
                into.Add(new Contribution(ContributionKind.Held, held, amount));
            }
        }
    }

    internal override void FindStrongest(CustomerHistory customer, int kristal, double factor, ref Contribution strongest)
    {
        foreach (int held in customer.Kristals)
        {
            if ((uint)held < (uint)_places.Length && factor * Weight(held, kristal) is var amount && amount > strongest.Amount)
            {
                strongest = new Contribution(ContributionKind.Held, held, amount);
            }
        }
    }

    // Those with customers; too many are cut down to the most popular, of equals the lower columns.
    private static int[] Known(int[] customers, int most)
    {
        int[] known = [.. Enumerable.Range(0, customers.Length).Where(kristal => customers[kristal] > 0)];
        return known.Length <= most ? known : [.. known.OrderByDescending(kristal => customers[kristal]).ThenBy(kristal => kristal).Take(most).Order()];
    }

    private static (int Place, int Kristal, int Count)[] Runs(int[] kristals)
    {
        var runs = new List<(int Place, int Kristal, int Count)>();
        for (int place = 0; place < kristals.Length; place++)
        {
            if (runs.Count > 0 && runs[^1] is var last && kristals[place] == last.Kristal + last.Count)
            {
                runs[^1] = last with { Count = last.Count + 1 };
            }
            else
            {
                runs.Add((place, kristals[place], 1));
            }
        }

        return [.. runs];
    }

    private static TiledMatrix Products(Interactions interactions, int[] places, int size, long asOf, Decay aging)
    {
        var matrix = new TiledMatrix(size);
        var has = new List<(int Place, double Weight)>();
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            has.Clear();
            var kristals = interactions.KristalsOf(customer);
            var last = interactions.LastOf(customer);
            for (int i = 0; i < kristals.Length; i++)
            {
                if (places[kristals[i]] >= 0)
                {
                    has.Add((places[kristals[i]], aging.Weight(last[i], asOf)));
                }
            }

            for (int i = 0; i < has.Count; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    matrix[has[i].Place, has[j].Place] += has[i].Weight * has[j].Weight;
                }
            }
        }

        return matrix;
    }

    private static float[] Weights(TiledMatrix inverse)
    {
        int size = inverse.Size;
        float[] weights = new float[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double both = inverse[i, j];
                weights[(i * size) + j] = (float)(-both / inverse[j, j]);
                weights[(j * size) + i] = (float)(-both / inverse[i, i]);
            }
        }

        return weights;
    }
}
