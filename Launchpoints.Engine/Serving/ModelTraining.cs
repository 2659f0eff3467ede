using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Serving;

/// <summary>Trains the models of a workspace: once over everyone, with its published segments as the groups of the prior.</summary>
public static class ModelTraining
{
    /// <summary>Reads what customers did, and trains all models on it.</summary>
    /// <param name="view">The published workspace at the instant to learn up to.</param>
    /// <param name="options">How models are trained.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="cancellation">Looked at between the steps.</param>
    /// <returns>Models without a number. Where nobody had to do with anything there are none, and popularity goes on serving.</returns>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public static ServedModels Train(WorkspaceView view, RelevanceOptions options, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(options);
        var population = view.Workspace.Population;
        var types = EventTypes(population, view.Workspace.Configuration.Settings);
        var interactions = PopulationInteractions.Of(population, types, view.AsOf, cancellation);
        var segments = Segments(view);
        CustomerGroup[] groups = [.. segments.Select(s => new CustomerGroup(s.Parent, Bits(s.Members, population)))];
        var features = CatalogueFeatures.Of(population);
        cancellation.ThrowIfCancellationRequested();
        var trained = TrainedModels.Fit(interactions, groups, features, view.AsOf, options, threads);
        cancellation.ThrowIfCancellationRequested();
        var lifts = GroupLifts.Of(interactions, groups, population.CustomerCount);
        return new ServedModels(
            view.AsOf,
            interactions.Count == 0 ? Nothing : Models(trained, () => WalkModel.Fit(interactions, view.AsOf, options.Walk, threads)),
            [.. segments.Select(s => (s.Key, s.Members.Count))],
            types,
            lifts,
            features,
            population.Kristals.Keys,
            population.Kristals.Count);
    }

    /// <summary>What is learned from: the events by which customers come to hold Kristals; where there are none of these, all but those that release.</summary>
    internal static ImmutableArray<string> EventTypes(PopulationSnapshot population, WorkspaceSettings settings)
    {
        ImmutableArray<string> known = [.. population.Schema.EventTypes.Where(type => NamesKristals(population, type))];
        ImmutableArray<string> holding = [.. known.Where(settings.HoldingEventTypes.Contains)];
        return holding.IsEmpty ? [.. known.Where(type => !settings.ReleasingEventTypes.Contains(type))] : holding;
    }

    private static bool NamesKristals(PopulationSnapshot population, string type) =>
        population.EventTypes.TryGetValue(type, out int ordinal)
        && population.Blocks.Any(block => ordinal < block.Events.Length && block.Events[ordinal] is { Kristals: not null });

    private static ImmutableDictionary<string, RelevanceModel> Nothing { get; } = ImmutableDictionary.Create<string, RelevanceModel>(StringComparer.Ordinal);

    // Walks are trained where the blend has no use for them, too: a segment may choose them, and the page compares them.
    private static ImmutableDictionary<string, RelevanceModel> Models(TrainedModels trained, Func<WalkModel> walk) => ModelNames.Learned
        .Select(name => (Name: name, Model: trained.Of(name) ?? (name == "walk" ? walk() : null)))
        .Where(m => m.Model is not null)
        .ToImmutableDictionary(m => m.Name, m => m.Model!, StringComparer.Ordinal);

    // Parents before their children: a segment whose members are all in another by its rule is shrunk to that one.
    private static List<(string Key, int Parent, MemberSet Members)> Segments(WorkspaceView view)
    {
        var published = view.Workspace.Configuration.Segments
            .Where(s => s.Value.Published is not null)
            .ToDictionary(s => s.Key, s => s.Value.Published!, StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var segments = new List<(string Key, int Parent, MemberSet Members)>();
        foreach (string key in published.Keys.Order(CodePointComparer.Instance))
        {
            Place(key);
        }

        return segments;

        int Place(string key)
        {
            if (places.TryGetValue(key, out int known))
            {
                return known;
            }

            places[key] = -1; // a circle cannot be published; were there one, it would end here
            int parent = Within(published[key].Rule).Where(published.ContainsKey).Select(Place).FirstOrDefault(-1);
            segments.Add((key, parent, view.Segment(key)!.Members));
            return places[key] = segments.Count - 1;
        }
    }

    // The segments that every member of the rule is in.
    private static IEnumerable<string> Within(RuleNode rule) => rule switch
    {
        SegmentCondition { In: true } segment => [segment.Segment],
        Group { Not: false, Combinator: Combinator.And } group => group.Rules.SelectMany(Within),
        _ => [],
    };

    private static ulong[] Bits(MemberSet members, PopulationSnapshot population)
    {
        var words = new ulong[population.Blocks.Length * CustomerBlock.Words];
        for (int block = 0; block < population.Blocks.Length; block++)
        {
            BitKernels.Or(words.AsSpan(block * CustomerBlock.Words, CustomerBlock.Words), members.Block(block));
        }

        return words;
    }
}
