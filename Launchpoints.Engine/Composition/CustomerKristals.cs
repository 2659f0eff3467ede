using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>What one customer holds and had to do with; read when first asked for. For one thread.</summary>
/// <param name="population">The population that holds the customer.</param>
/// <param name="row">The customer's row there.</param>
/// <param name="table">The real Kristals, also for a made-up customer.</param>
/// <param name="settings">Which event types hold and release.</param>
/// <param name="asOf">The instant, Unix milliseconds.</param>
internal sealed class CustomerKristals(PopulationSnapshot population, int row, KristalTable table, WorkspaceSettings settings, long asOf)
{
    [ThreadStatic]
    private static Scored? scoredOfThread;

    // Stands for the customer where a thread keeps what it worked out: it would keep a whole population otherwise.
    private readonly object _token = new();
    private HashSet<int>? _held;
    private int[]? _history;

    /// <summary>Nobody's: as of somebody without any event.</summary>
    public static CustomerKristals Nobody(KristalTable table) =>
        new(PopulationSnapshot.Empty, -1, table, WorkspaceSettings.Default, 0);

    /// <summary>The Kristal rows that the customer holds.</summary>
    public HashSet<int> Held => _held ??= row < 0 ? [] : Holdings.Of(population, row, settings, asOf);

    /// <summary>What the customer had to do with, as models know it: columns, ascending.</summary>
    /// <param name="models">The same at every call.</param>
    public int[] History(ServedModels models) => _history ??= row < 0 ? [] : models.HistoryOf(population, row, table, asOf);

    /// <summary>The part of a model's scores that is the same in all groups; until another customer is asked for on this thread.</summary>
    public ReadOnlySpan<double> ScoresAlike(ServedModels models, RelevanceModel model)
    {
        int count = model.KristalCount;
        var scored = scoredOfThread;
        if (scored is null || scored.Scores.Length < count)
        {
            scored = scoredOfThread = new Scored(new double[count]);
        }

        if (!ReferenceEquals(scored.Token, _token) || !ReferenceEquals(scored.Model, model))
        {
            var scores = scored.Scores.AsSpan(0, count);
            scores.Clear();
            model.AddAlike(new CustomerHistory(History(models)), 1, scores);
            (scored.Token, scored.Model) = (_token, model);
        }

        return scored.Scores.AsSpan(0, count);
    }

    // Two ribbons of a page mostly have one model: a thread keeps what it worked out last.
    private sealed class Scored(double[] scores)
    {
        public double[] Scores => scores;

        public object? Token { get; set; }

        public RelevanceModel? Model { get; set; }
    }
}
