using Launchpoints.Engine.Experiments;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>All observations of one model in a segment. Models of one segment have the same ones in the same order, so differences are paired.</summary>
internal sealed class ModelTally(string model, IReadOnlyList<Observation> observations, int candidates)
{
    public string Model => model;

    /// <summary>The mean over all observations.</summary>
    public double Ndcg => observations.Average(one => one.Ndcg);

    public int Customers(bool newOnly) => Counted(newOnly).Select(one => one.Customer).Distinct().Count();

    public MeasuredFigures Figures(bool newOnly, double level)
    {
        int customers = Customers(newOnly);
        return customers < SegmentEvidence.LeastCustomers
            ? new MeasuredFigures(customers, null, null, null, null, BackTestProblems.TooFewCustomers)
            : new MeasuredFigures(
                customers,
                Share(Mean(newOnly, one => one.Ndcg), level),
                Share(Mean(newOnly, one => one.Recall), level),
                Coverage(newOnly, level),
                Share(Mean(newOnly, one => one.Diversity), level),
                null);
    }

    /// <summary>The difference of two models on the same observations; null for too few customers.</summary>
    public Interval? NdcgLess(ModelTally other, bool newOnly, double level)
    {
        if (Mean(newOnly, one => one.Ndcg) is not { } mine || other.Mean(newOnly, one => one.Ndcg) is not { } others)
        {
            return null;
        }

        return Bounded(mine.Ratio.Less(others.Ratio).At(level), mine.Customers, -1);
    }

    private static Interval? Share((CustomerRatio Ratio, int Customers)? mean, double level) =>
        mean is { } known ? Bounded(known.Ratio.At(level), known.Customers, 0) : null;

    // All customers alike is no proof that the next will be: with n of them, it is one in 1 − (1 − level)^(1/n) at most (Clopper and Pearson, 1934).
    private static Interval Bounded(Interval interval, int customers, double least)
    {
        double unseen = interval.High > interval.Low ? 0 : 1 - Math.Pow(1 - interval.Level, 1.0 / customers);
        return interval with { Low = Math.Max(least, interval.Low - unseen), High = Math.Min(1, interval.High + unseen) };
    }

    // One term a customer, above and below: who was observed in several windows counts with all of them, and is one customer all the same.
    private (CustomerRatio Ratio, int Customers)? Mean(bool newOnly, Func<Observation, double?> of)
    {
        var sums = new Dictionary<int, (double Above, double Below)>();
        foreach (var one in Counted(newOnly))
        {
            if (of(one) is { } value)
            {
                var (above, below) = sums.GetValueOrDefault(one.Customer);
                sums[one.Customer] = (above + value, below + 1);
            }
        }

        return sums.Count < SegmentEvidence.LeastCustomers
            ? null
            : (CustomerRatio.Of([.. sums.Values.Select(sum => sum.Above)], [.. sums.Values.Select(sum => sum.Below)])!, sums.Count);
    }

    // With the jackknife's variance: without a customer, those Kristals are missing that nobody else was shown (Burnham and Overton, Biometrika 65, 1978).
    private Interval Coverage(bool newOnly, double level)
    {
        var only = new Dictionary<int, int?>(); // by Kristal: who alone was shown it, null for several
        foreach (var one in Counted(newOnly))
        {
            foreach (int card in one.Cards)
            {
                only[card] = only.TryGetValue(card, out int? other) && other != one.Customer ? null : one.Customer;
            }
        }

        int customers = Customers(newOnly);
        double[] alone = [.. only.Values.OfType<int>().GroupBy(customer => customer).Select(own => (double)own.Count())];
        double mean = alone.Sum() / customers;
        double squares = alone.Sum(own => (own - mean) * (own - mean)) + ((customers - alone.Length) * mean * mean);
        double error = Quantiles.Normal((1 + level) / 2) * Math.Sqrt(squares * (customers - 1) / customers) / candidates;
        double value = (double)only.Count / candidates;
        return new Interval(value, Math.Max(0, value - error), Math.Min(1, value + error), level);
    }

    private IEnumerable<Observation> Counted(bool newOnly) => newOnly ? observations.Where(one => one.IsNew) : observations;
}
