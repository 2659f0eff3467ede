namespace Launchpoints.Engine.Relevance;

/// <summary>A curve from scores to relevances: 0.5 at the middle, 0.75 one width above it.</summary>
/// <remarks>
/// (1 + x / (1 + |x|)) / 2, with x in widths from the middle. A logistic curve is 1 to the last bit from 37 widths on, which customers with much history
/// reach: cards that differ in score would be alike in relevance. This one tells them apart.
/// </remarks>
/// <param name="Middle">The score that gets 0.5: what the tenth best Kristal of a typical customer has.</param>
/// <param name="Width">How far scores differ there; above 0.</param>
public readonly record struct RelevanceScale(double Middle, double Width)
{
    private const int Place = 10;
    private const int Sample = 400;
    private const double LeastWidth = 1e-3; // of the middle: what differs by less is alike, and a steeper curve would show how sums were rounded

    /// <summary>The relevance of a score, 0 to 1; never lower for a higher score.</summary>
    public double Relevance(double score)
    {
        double x = (score - Middle) / Width;
        return 0.5 + (0.5 * x / (1 + Math.Abs(x)));
    }

    /// <summary>The score that has a relevance, 0 to 1; for 0 and 1 one that comes as near as makes no difference.</summary>
    public double Score(double relevance)
    {
        double x = (2 * relevance) - 1;
        return Middle + (Width * x / Math.Max(1e-15, 1 - Math.Abs(x)));
    }

    /// <summary>How fast the relevance rises at a score, per unit of score; above 0.</summary>
    public double Slope(double score)
    {
        double x = 1 + Math.Abs((score - Middle) / Width);
        return 0.5 / (Width * x * x);
    }

    /// <summary>Fits the curve to what customers with history would be shown: a few hundred of them, evenly spread. How many have none says nothing about a model's scores.</summary>
    /// <param name="model">The model without its scale.</param>
    /// <param name="interactions">What it was trained on; may be empty.</param>
    internal static RelevanceScale Fit(RelevanceModel model, Interactions interactions)
    {
        var first = new List<double>();
        var tenth = new List<double>();
        double[] scores = new double[model.KristalCount];
        var top = new TopKristals(Place);
        int[] customers = interactions.WithHistory();
        for (int place = 0; place < customers.Length; place += Math.Max(1, customers.Length / Sample))
        {
            int customer = customers[place];
            var held = interactions.KristalsOf(customer);
            model.Score(new CustomerHistory(held), scores);
            foreach (int kristal in held)
            {
                scores[kristal] = double.NegativeInfinity;
            }

            top.Take(scores);
            if (top.Count > 0)
            {
                first.Add(scores[top.Kristals[0]]);
                tenth.Add(scores[top.Kristals[^1]]);
            }
        }

        if (first.Count == 0)
        {
            return new RelevanceScale(0, 1);
        }

        double middle = Median(tenth);
        double width = (Median(first) - middle) / 2;
        width = Math.Max(width, Math.Abs(middle) * LeastWidth);
        return new RelevanceScale(middle, width > 0 ? width : 1);
    }

    private static double Median(List<double> of)
    {
        of.Sort();
        return of[of.Count / 2];
    }
}
