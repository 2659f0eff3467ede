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
    /// <param name="options">How.</param>
    /// <param name="own">The keys of the segments that get a model of their own beside; those that are not published are passed over.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="cancellation">Looked at between the steps.</param>
    /// <returns>Models without a number. Where nobody had to do with anything there are none, and popularity goes on serving.</returns>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    public ServedModels Train(RelevanceOptions options, IReadOnlyCollection<string> own, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellation.ThrowIfCancellationRequested();
        var models = _interactions.Count == 0 ? null : TrainedModels.Fit(_interactions, _groups, _features, _agesFrom, options, threads);
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
            _features,
            Population.Kristals.Keys,
            Population.Kristals.Count);
    }

    /// <summary>Learns what the parts of the blend count from the cards that customers went on to, by models that know nothing of what came after the first of these pages.</summary>
    /// <param name="pages">What was delivered, in any order.</param>
    /// <param name="options">How the models are trained where the pages do not say otherwise.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="cancellation">Looked at between the steps.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public LearnedBlend LearnFrom(IEnumerable<DeliveredPage> pages, RelevanceOptions options, int threads, CancellationToken cancellation)
    {
        var delivered = pages.Where(page => page.At <= _view.AsOf).ToList();
        long from = delivered.Select(page => page.At).DefaultIfEmpty(_view.AsOf).Min();
        var before = _interactions.Before(from);
        var found = delivered.Select(page => Find(page, before)).OfType<FoundPage>().Where(page => page.Tells).ToList();
        int customers = found.Select(page => page.Customer).Distinct().Count();
        if (customers < ClickWeights.LeastCustomers)
        {
            return new LearnedBlend(options, [], ClickWeights.TooFew(found.Count, customers));
        }

        cancellation.ThrowIfCancellationRequested();
        var blend = TrainedModels.Fit(before, _groups, _features, from, options, threads).Blend;
        cancellation.ThrowIfCancellationRequested();
        var shown = found.Select(page => new ShownPage(page.Customer, page.At, blend.PartsOf(new CustomerHistory(before.KristalsOf(page.Customer), page.Group), page.Kristals), page.Chosen));
        var weights = ClickWeights.Learn(shown, blend.Parts.Count);
        return new LearnedBlend(weights.Serves ? options with { Blend = options.Blend.Times(blend.Parts, weights.Factors) } : options, blend.Parts, weights);
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
            .. _segments.Select((s, place) => new BackTestSegment(place, _groups[place].Members, [.. _view.Segment(s.Key)!.Kristals.Rows()])),
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

    // Null for a customer who is gone; Kristals that are gone, or came later, are left out.
    private FoundPage? Find(DeliveredPage page, Interactions before)
    {
        int customer = Population.FindRow(page.Customer);
        if ((uint)customer >= (uint)before.CustomerCount)
        {
            return null;
        }

        var cards = page.Kristals.Zip(page.Chosen).Select(card => (Column: Population.Kristals.Find(card.First), Chosen: card.Second)).Where(card => (uint)card.Column < (uint)before.KristalCount).ToList();
        return new FoundPage(customer, _segments.FindIndex(segment => segment.Key == page.Segment), page.At, [.. cards.Select(card => card.Column)], [.. cards.Select(card => card.Chosen)]);
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

    /// <summary>A page that was delivered, by row and columns; the group is below 0 where its segment is gone.</summary>
    private sealed record FoundPage(int Customer, int Group, long At, int[] Kristals, bool[] Chosen)
    {
        public bool Tells => Chosen.Contains(true) && Chosen.Contains(false);
    }
}
