using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Clicks;
using Launchpoints.Engine.Relevance.Evaluation;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Serving;

/// <summary>What the models of a workspace are trained on: everyone at once, with the published segments as the groups of the prior. Immutable.</summary>
public sealed class TrainingData
{
    private readonly WorkspaceView _view;
    private readonly ImmutableArray<string> _types;
    private readonly Interactions _interactions;
    private readonly List<(string Key, int Parent, MemberSet Members)> _segments;
    private readonly CustomerGroup[] _groups;
    private readonly KristalFeatures _features;

    // Ages count from the last thing that happened: where files end a year ago, their last weeks are still the last weeks.
    private readonly long _agesFrom;

    private TrainingData(WorkspaceView view, CancellationToken cancellation)
    {
        _view = view;
        _types = EventTypes(Population, view.Workspace.Configuration.Settings);
        _interactions = PopulationInteractions.Of(Population, _types, Population.Kristals.Count, view.AsOf, cancellation);
        _segments = Segments(view);
        _groups = [.. _segments.Select(s => new CustomerGroup(s.Parent, Bits(s.Members, Population)))];
        _features = CatalogueFeatures.Of(Population);
        _agesFrom = _interactions.Latest is var latest and > 0 ? latest : view.AsOf;
    }

    private PopulationSnapshot Population => _view.Workspace.Population;

    /// <summary>Reads what customers did.</summary>
    /// <param name="view">The published workspace at the instant to learn up to.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static TrainingData Read(WorkspaceView view, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new TrainingData(view, cancellation);
    }

    /// <summary>Trains all models.</summary>
    /// <param name="options">How; a segment's own model has this blend, with which it was tried.</param>
    /// <param name="blend">How the blend that serves everyone is weighted.</param>
    /// <param name="own">The keys of the segments that get a model of their own beside; those that are not published are passed over.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="cancellation">Looked at between the steps.</param>
    /// <returns>Models without a number. Where nobody had to do with anything there are none, and popularity goes on serving.</returns>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public ServedModels Train(RelevanceOptions options, BlendOptions blend, IReadOnlyCollection<string> own, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        var models = _interactions.Count == 0 ? null : TrainedModels.Fit(_interactions, _groups, _features, _agesFrom, options with { Blend = blend }, threads);
        var ownModels = ImmutableDictionary.CreateBuilder<string, RelevanceModel>(StringComparer.Ordinal);
        for (int group = 0; models is not null && group < _segments.Count; group++)
        {
            if (own.Contains(_segments[group].Key))
            {
                cancellation.ThrowIfCancellationRequested();
                ownModels.Add(_segments[group].Key, models.FitOwn(_interactions.Only(_groups[group].Members.Span), _agesFrom, options, threads));
            }
        }

        cancellation.ThrowIfCancellationRequested();
        return new ServedModels(
            _view.AsOf,
            (models?.All ?? []).ToImmutableDictionary(m => m.Name, StringComparer.Ordinal),
            ownModels.ToImmutable(),
            [.. _segments.Select(s => (s.Key, s.Members.Count))],
            _types,
            GroupLifts.Of(_interactions, _groups, Population.CustomerCount),
            _interactions,
            _features,
            Population.Kristals.Keys,
            Population.Kristals.Count);
    }

    /// <summary>Learns what the parts of the blend count from the cards that customers went on to, by models that know nothing of what came after the first of these pages.</summary>
    /// <param name="pages">What was delivered, in any order. Pages of customers who are gone, and those with a Kristal that nobody had before the first page, are passed over.</param>
    /// <param name="options">How the models are trained, and weighted where the pages do not say otherwise.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="cancellation">Looked at for every page.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LearnedBlend LearnFrom(IEnumerable<DeliveredPage> pages, RelevanceOptions options, int threads, CancellationToken cancellation)
    {
        var telling = pages.Where(page => page.At <= _view.AsOf && page.Tells).ToList();
        int customers = telling.Select(page => page.Customer).Distinct(StringComparer.Ordinal).Count();
        if (customers < ClickWeights.LeastCustomers)
        {
            return new LearnedBlend(options.Blend, [], ClickWeights.TooFew(telling.Count, customers));
        }

        long from = telling.Min(page => page.At);
        var before = _interactions.Before(from);
        cancellation.ThrowIfCancellationRequested();
        var blend = TrainedModels.Fit(before, _groups, _features, from, options, threads).Blend;
        bool[] known = [.. before.CustomersByKristal().Select(count => count > 0)];
        double[] scores = new double[before.KristalCount];
        var shown = new List<ShownPage>();
        foreach (var page in telling)
        {
            cancellation.ThrowIfCancellationRequested();
            int customer = Population.FindRow(page.Customer);
            int[] kristals = [.. page.Kristals.Select(Population.Kristals.Find)];
            if ((uint)customer < (uint)_interactions.CustomerCount && kristals.All(kristal => (uint)kristal < (uint)known.Length && known[kristal]))
            {
                var history = new CustomerHistory(PopulationInteractions.KristalsOf(Population, customer, _types, page.At - 1), _segments.FindIndex(segment => segment.Key == page.Segment));
                shown.Add(new ShownPage(customer, page.At, blend.PartsOf(history, kristals, scores), page.Chosen));
            }
        }

        var weights = ClickWeights.Learn(shown, blend.Parts.Count);
        return new LearnedBlend(weights.Serves ? options.Blend.Times(blend.Parts, weights.Factors) : options.Blend, blend.Parts, weights);
    }

    /// <summary>Tries all models on the latest choices, which they do not know then: over everyone, and in each published segment.</summary>
    /// <param name="training">How models are trained.</param>
    /// <param name="options">How they are tried.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="progress">Gets what share is done, 0 to 1.</param>
    /// <param name="cancellation">Looked at between one piece of work and the next.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SegmentMeasurements Measure(RelevanceOptions training, BackTestOptions options, int threads, IProgress<double>? progress, CancellationToken cancellation)
    {
        var table = Population.Kristals;
        var everyone = BackTestSegment.Everyone(_interactions.CustomerCount, table.Count) with
        {
            Candidates = [.. Enumerable.Range(0, table.Count).Where(table.IsActive)],
        };
        BackTestSegment[] tried =
        [
            everyone,
            .. _segments.Select((s, place) => new BackTestSegment(place, _groups[place].Members, [.. _view.Segment(s.Key)!.Kristals.Rows()], !AsksForChoices(s.Key))),
        ];
        var result = BackTest.Run(_interactions, _groups, _features, tried, _view.AsOf, training, options, threads, progress, cancellation);
        return new SegmentMeasurements(
            result.Windows, result.Problem, result.Segments[0], _segments.Zip(result.Segments.Skip(1)).ToImmutableDictionary(s => s.First.Key, s => s.Second, StringComparer.Ordinal));
    }

    /// <summary>What is learned from: the events by which customers come to hold Kristals; where there are none of these, all but those that release.</summary>
    internal static ImmutableArray<string> EventTypes(PopulationSnapshot population, WorkspaceSettings settings)
    {
        ImmutableArray<string> known = [.. population.Schema.EventTypes.Where(type => NamesKristals(population, type))];
        ImmutableArray<string> holding = [.. known.Where(settings.HoldingEventTypes.Contains)];
        return holding.IsEmpty ? [.. known.Where(type => !settings.ReleasingEventTypes.Contains(type))] : holding;
    }

    // Whether who is a member hangs on the very choices that models are tried on.
    private bool AsksForChoices(string segment)
    {
        var rule = _view.Workspace.Configuration.Segments.TryGetValue(segment, out var entry) ? entry.Published?.Rule : null;
        return rule is not null
            && (RulePaths.All(rule).Any(node => node.Node is EventCondition happened && _types.Contains(happened.Event)) || RuleCycles.References(rule).Any(AsksForChoices));
    }

    private static bool NamesKristals(PopulationSnapshot population, string type) =>
        population.EventTypes.TryGetValue(type, out int ordinal)
        && population.Blocks.Any(block => ordinal < block.Events.Length && block.Events[ordinal] is { Kristals: not null });

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
