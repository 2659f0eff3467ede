using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>Ranks a segment's candidates for every member who chose one of them in a window.</summary>
internal sealed class SegmentTrial(
    Interactions all, Interactions before, KristalFeatures features, BackTestSegment segment, BackTestWindow window, BackTestOptions options)
{
    private readonly bool[] _isCandidate = Marked(all.KristalCount, segment.Candidates);

    /// <summary>The observations of each model, of the same customers in the same order.</summary>
    public IEnumerable<(string Model, Observation[] Observations)> Run(IReadOnlyList<RelevanceModel> models, int threads, CancellationToken cancellation)
    {
        var customers = Customers();
        var made = models.Select(_ => new Observation[customers.Count]).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, customers.Count, parallel, () => new Desk(all.KristalCount, options.Length), (place, _, desk) =>
        {
            for (int model = 0; model < models.Count; model++)
            {
                made[model][place] = Observe(models[model], customers[place].Customer, customers[place].Chosen, desk);
            }

            return desk;
        }, _ => { });
        return models.Zip(made, (model, observations) => (model.Name, observations));
    }

    // Members who chose a candidate in the window; of too many so many are drawn, in the order of the rows.
    private List<(int Customer, int[] Chosen)> Customers()
    {
        var found = new List<(int Customer, int[] Chosen)>();
        for (int customer = 0; customer < all.CustomerCount; customer++)
        {
            if (BitKernels.IsSet(segment.Members.Span, customer) && Chosen(customer) is { Length: > 0 } chosen)
            {
                found.Add((customer, chosen));
            }
        }

        if (found.Count <= options.MostCustomers)
        {
            return found;
        }

        var random = new Random(options.Seed);
        for (int i = 0; i < options.MostCustomers; i++)
        {
            int other = random.Next(i, found.Count);
            (found[i], found[other]) = (found[other], found[i]);
        }

        return [.. found.Take(options.MostCustomers).OrderBy(one => one.Customer)];
    }

    private int[] Chosen(int customer)
    {
        var kristals = all.KristalsOf(customer);
        var first = all.FirstOf(customer);
        var chosen = new List<int>();
        for (int i = 0; i < kristals.Length; i++)
        {
            if (first[i] >= window.From && first[i] < window.Until && _isCandidate[kristals[i]])
            {
                chosen.Add(kristals[i]);
            }
        }

        return [.. chosen];
    }

    private Observation Observe(RelevanceModel model, int customer, int[] chosen, Desk desk)
    {
        var held = before.KristalsOf(customer);
        model.Score(new CustomerHistory(held, segment.Group), desk.Scores);
        foreach (int kristal in segment.Candidates)
        {
            desk.Candidates[kristal] = desk.Scores[kristal];
        }

        foreach (int kristal in held)
        {
            desk.Candidates[kristal] = double.NegativeInfinity;
        }

        desk.Top.Take(desk.Candidates);
        int[] cards = [.. desk.Top.Kristals];
        return new Observation(
            customer,
            held.IsEmpty,
            cards,
            RankingMeasures.Ndcg(cards, chosen, options.Length),
            RankingMeasures.Recall(cards, chosen),
            RankingMeasures.Diversity(cards, features));
    }

    private static bool[] Marked(int kristals, IEnumerable<int> candidates)
    {
        bool[] marked = new bool[kristals];
        foreach (int kristal in candidates)
        {
            marked[kristal] = true;
        }

        return marked;
    }

    /// <summary>What a thread writes on, used again for every customer. What is no candidate stays at negative infinity.</summary>
    private sealed class Desk
    {
        public Desk(int kristals, int length)
        {
            Scores = new double[kristals];
            Candidates = new double[kristals];
            Array.Fill(Candidates, double.NegativeInfinity);
            Top = new TopKristals(length);
        }

        public double[] Scores { get; }

        public double[] Candidates { get; }

        public TopKristals Top { get; }
    }
}
