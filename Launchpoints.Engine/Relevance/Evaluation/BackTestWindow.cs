namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>One part of what was held back.</summary>
/// <param name="From">Where it begins, Unix milliseconds; models know what was chosen before.</param>
/// <param name="Until">Where it ends, excluded.</param>
public readonly record struct BackTestWindow(long From, long Until)
{
    /// <summary>Cuts the latest choices into windows of about as many choices each; fewer where too many fall on one instant.</summary>
    /// <param name="interactions">What was chosen, and when first.</param>
    /// <param name="asOf">Choices after this instant do not count, Unix milliseconds.</param>
    /// <param name="options">How much, and into how many.</param>
    /// <returns>By time; empty where there is no earlier and later.</returns>
    public static IReadOnlyList<BackTestWindow> Of(Interactions interactions, long asOf, BackTestOptions options)
    {
        var times = new List<long>(interactions.Count);
        for (int customer = 0; customer < interactions.CustomerCount; customer++)
        {
            foreach (long time in interactions.FirstOf(customer))
            {
                if (time <= asOf)
                {
                    times.Add(time);
                }
            }
        }

        times.Sort();
        if (times.Count == 0 || times[0] == times[^1])
        {
            return [];
        }

        double begin = times.Count * (1 - options.HeldBack);
        var cuts = Enumerable.Range(0, options.Windows)
            .Select(window => times[Math.Min(times.Count - 1, (int)(begin + (window * (times.Count - begin) / options.Windows)))])
            .Where(cut => cut > times[0])
            .Append(asOf + 1)
            .Distinct()
            .ToList();
        return cuts.Count > 1
            ? [.. cuts.Zip(cuts.Skip(1), (from, until) => new BackTestWindow(from, until))]
            : [new BackTestWindow(times.First(time => time > times[0]), asOf + 1)]; // nearly all at the first instant: what came after it
    }
}
