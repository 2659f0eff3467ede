using System.Collections.Immutable;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Serving;
using Launchpoints.Tests.Oracles;

namespace Launchpoints.Tests.Composition;

/// <summary>Trained models, and what they say read the plain way: one Kristal at a time, from plain objects.</summary>
internal sealed class LearnedRelevance
{
    private readonly RandomPopulation world;
    private readonly string[] columns;
    private readonly Dictionary<string, double> shares = [];
    private readonly WorkspaceView view;

    /// <param name="workspace">What is asked about.</param>
    /// <param name="world">The same as plain objects.</param>
    /// <param name="early">Whether two Kristals came after the training, which then knew all rows by other numbers.</param>
    public LearnedRelevance(Workspace workspace, RandomPopulation world, bool early)
    {
        this.world = world;
        view = workspace.At(world.Now);
        var trained = early ? new Workspace(Snapshots.Of(Without(world.Population, ["k1", "k5"])), workspace.Configuration) : workspace;
        columns = [.. Enumerable.Range(0, trained.Population.Kristals.Count).Select(i => trained.Population.Kristals.Keys[i])];
        Served = TrainingData.Read(trained.At(world.Now), CancellationToken.None).Train(RelevanceOptions.Default, BlendOptions.Default, ["s0"], 1, CancellationToken.None)
            .As(3, "similar", ImmutableDictionary<string, string>.Empty.Add("s0", "own").Add("s1", "prior").Add("s2", "popular"));
    }

    public ServedModels Served { get; }

    public double Of(SegmentDefinition segment, OracleCustomer customer, string kristal)
    {
        string name = segment.Model != "auto" ? segment.Model : segment.Key switch { "s0" => "own", "s1" => "prior", "s2" => "popular", _ => "similar" };
        if ((Served.Of(segment.Key, name) ?? (name == "popular" ? null : Served.Of(segment.Key, "blend"))) is not { } model)
        {
            return Share(segment, kristal);
        }

        // Random customers' settings hold what was invested.
        int[] history =
        [
            .. customer.Events.Where(e => Served.EventTypes.Contains(e.Type) && e.Milliseconds <= world.Now && e.Kristal is not null)
                .Select(e => Array.IndexOf(columns, e.Kristal)).Where(c => c >= 0).Distinct().Order(),
        ];
        double[] scores = new double[model.KristalCount];
        model.Score(new CustomerHistory(history, Served.GroupOf(segment.Key)), scores);
        if (Array.IndexOf(columns, kristal) is var column and >= 0)
        {
            return model.Relevance(scores[column]);
        }

        // What came later: its popularity, below the least relevant of the segment.
        var known = Kristals(segment).Select(k => Array.IndexOf(columns, k)).Where(c => c >= 0).Select(c => scores[c]).ToList();
        return Share(segment, kristal) * (known.Count == 0 ? 1 : model.Relevance(known.Min()));
    }

    private double Share(SegmentDefinition segment, string kristal) => shares.TryGetValue($"{segment.Key} {kristal}", out double known)
        ? known
        : shares[$"{segment.Key} {kristal}"] = view.Segment(segment.Key)!.Popular.RelevanceOf(view.Workspace.Population.Kristals.Find(kristal));

    private IEnumerable<string> Kristals(SegmentDefinition segment) =>
        world.Population.Kristals.Keys.Where(k => view.Segment(segment.Key)!.Kristals.Contains(view.Workspace.Population.Kristals.Find(k)));

    private static OraclePopulation Without(OraclePopulation population, string[] kristals) => population with
    {
        Customers = [.. population.Customers.Select(c => c with { Events = [.. c.Events.Where(e => !kristals.Contains(e.Kristal))] }).Reverse()],
        Kristals = population.Kristals.Where(k => !kristals.Contains(k.Key)).Reverse().ToDictionary(),
    };
}
