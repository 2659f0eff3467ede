using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>
/// Tries all models on what customers went on to choose: the latest choices are held back in windows, before each the models are trained on everything
/// earlier, and asked for the best cards of every customer who then chose something.
/// </summary>
/// <remarks>
/// A customer's cards are the segment's candidates without what the customer had by then; relevant is what of the candidates was chosen in the window. Customers
/// who chose none of the candidates say nothing about their order, and do not count.
/// </remarks>
public static class BackTest
{
    /// <summary>Tries the models on several segments at once: they are trained once for all of them.</summary>
    /// <param name="interactions">Who chose what, and when first; may be empty.</param>
    /// <param name="groups">The groups that the prior is trained with; may be empty.</param>
    /// <param name="features">What the Kristals are like.</param>
    /// <param name="segments">The segments; may be empty.</param>
    /// <param name="asOf">What comes after this instant does not count, Unix milliseconds.</param>
    /// <param name="training">How the models are trained.</param>
    /// <param name="options">How they are tried.</param>
    /// <param name="threads">The most threads that work on it; the result does not depend on it.</param>
    /// <param name="progress">Gets what share is done, 0 to 1; may be null.</param>
    /// <param name="cancellation">Ends it between one piece of work and the next.</param>
    public static BackTestResult Run(
        Interactions interactions,
        IReadOnlyList<CustomerGroup> groups,
        KristalFeatures features,
        IReadOnlyList<BackTestSegment> segments,
        long asOf,
        RelevanceOptions training,
        BackTestOptions options,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var windows = BackTestWindow.Of(interactions, asOf, options);
        var observed = segments.Select(_ => new Dictionary<string, List<Observation>>()).ToList();
        var own = windows.Count == 0 ? [] : WithOwn(interactions.Before(windows[0].From), segments, options.MostOwn);
        double done = 0, pieces = windows.Count * (1.0 + segments.Count + own.Count);
        foreach (var window in windows)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = interactions.Before(window.From);
            var models = TrainedModels.Fit(before, groups, features, window.From, training, threads);
            progress?.Report(++done / pieces);
            for (int segment = 0; segment < segments.Count; segment++)
            {
                var trial = new SegmentTrial(interactions, before, features, segments[segment], window, options);
                var popular = new SegmentPopularity(before, segments[segment].Members.Span, window.From);
                var tried = new List<RelevanceModel>([popular, .. models.All]);
                if (own.Contains(segment))
                {
                    tried.Add(models.FitOwn(before.Only(segments[segment].Members.Span), window.From, training, threads));
                    progress?.Report(++done / pieces);
                }

                foreach (var (name, observations) in trial.Run(tried, threads, cancellation))
                {
                    (observed[segment].TryGetValue(name, out var list) ? list : observed[segment][name] = []).AddRange(observations);
                }

                progress?.Report(++done / pieces);
            }
        }

        return new BackTestResult(
            [.. windows],
            [.. segments.Zip(observed, (segment, models) => new SegmentEvidence(Comparable(models, segment.Candidates.Count), options.Level))],
            windows.Count == 0 ? BackTestProblems.NotSpreadOverTime : null);
    }

    // A model of their own is tried where there are customers enough to choose it, and not where nearly everyone is a member.
    private static HashSet<int> WithOwn(Interactions before, IReadOnlyList<BackTestSegment> segments, int most)
    {
        int[] active = before.WithHistory();
        return
        [
            .. segments.Select((segment, place) => (Place: place, Active: active.Count(customer => BitKernels.IsSet(segment.Members.Span, customer))))
                .Where(segment => segments[segment.Place].MayHaveOwn && segment.Active >= 2 * SegmentEvidence.LeastCustomersToChoose && segment.Active <= active.Length / 2)
                .OrderByDescending(segment => segment.Active).Take(most).Select(segment => segment.Place),
        ];
    }

    // A model that was not there in every window, since Kristals became too many for it, has been tried on other customers than the rest.
    private static IEnumerable<ModelTally> Comparable(Dictionary<string, List<Observation>> models, int candidates)
    {
        int most = models.Values.Select(list => list.Count).DefaultIfEmpty().Max();
        return models.Where(model => model.Value.Count == most).Select(model => new ModelTally(model.Key, model.Value, candidates));
    }
}
