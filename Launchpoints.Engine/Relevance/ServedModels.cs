using System.Collections.Frozen;
using System.Collections.Immutable;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Relevance;

/// <summary>Trained models with all that is needed to ask them about a workspace: whose columns they have, which groups, and what <c>auto</c> means. Immutable.</summary>
public sealed class ServedModels
{
    private readonly ImmutableDictionary<string, RelevanceModel> _models;
    private readonly ImmutableDictionary<string, RelevanceModel> _own; // by segment
    private readonly ImmutableDictionary<string, int> _groups;
    private readonly ImmutableArray<(string Segment, int Members)> _segments;
    private readonly ImmutableArray<string> _eventTypes;
    private readonly GroupLifts _lifts;
    private readonly Interactions _interactions; // what walks know
    private readonly KristalFeatures _features;
    private readonly TextDictionary _keys;
    private readonly int _kristals;
    private KristalColumns? _columns;

    internal ServedModels(
        long asOf,
        ImmutableDictionary<string, RelevanceModel> models,
        ImmutableDictionary<string, RelevanceModel> own,
        ImmutableArray<(string Segment, int Members)> segments,
        ImmutableArray<string> eventTypes,
        GroupLifts lifts,
        Interactions interactions,
        KristalFeatures features,
        TextDictionary keys,
        int kristals)
    {
        AsOf = asOf;
        _models = models;
        _own = own;
        _segments = segments;
        _groups = segments.Select((s, place) => KeyValuePair.Create(s.Segment, place)).ToImmutableDictionary(StringComparer.Ordinal);
        _eventTypes = eventTypes;
        _lifts = lifts;
        _interactions = interactions;
        _features = features;
        _keys = keys;
        _kristals = kristals;
    }

    private ServedModels(ServedModels other, ImmutableDictionary<string, RelevanceModel> models, Interactions interactions)
        : this(other.AsOf, models, other._own, other._segments, other._eventTypes, other._lifts, interactions, other._features, other._keys, other._kristals)
    {
        (Version, Chosen, ChosenForAll) = (other.Version, other.Chosen, other.ChosenForAll);
    }

    /// <summary>The number of this training; 0 before it has one.</summary>
    public int Version { get; private init; }

    /// <summary>How often walks were walked again since the training.</summary>
    public int Updates { get; private init; }

    /// <summary>Events up to this instant were learned from; Unix milliseconds.</summary>
    public long AsOf { get; }

    /// <summary>Events up to this instant are in the walks; Unix milliseconds. <see cref="AsOf"/> until the first update.</summary>
    public long WalkedTo { get => field == 0 ? AsOf : field; private init; }

    /// <summary>What <c>auto</c> means, by segment key; segments that are not among them follow <see cref="ChosenForAll"/>.</summary>
    public ImmutableDictionary<string, string> Chosen { get; private init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What <c>auto</c> means elsewhere.</summary>
    public string ChosenForAll { get; private init; } = ModelNames.Popular;

    /// <summary>The event types that were learned from, and that make a customer's history.</summary>
    public ImmutableArray<string> EventTypes => _eventTypes;

    /// <summary>The names of the models that were trained.</summary>
    public IEnumerable<string> Names => ModelNames.Learned.Where(_models.ContainsKey);

    /// <summary>The same models under a number, with what <c>auto</c> means.</summary>
    /// <param name="version">From 1.</param>
    /// <param name="chosenForAll">One of <see cref="ModelNames"/>, not <c>auto</c>.</param>
    /// <param name="chosen">The same for segments that go another way.</param>
    public ServedModels As(int version, string chosenForAll, ImmutableDictionary<string, string> chosen) =>
        new(this, _models, _interactions) { Version = version, ChosenForAll = chosenForAll, Chosen = chosen };

    /// <summary>Whether walks have to do with what serves a segment, so that <see cref="Updated"/> matters to it; never for a model of its own.</summary>
    /// <param name="segment">The segment's key.</param>
    /// <param name="model">What it chose.</param>
    public bool Walks(string segment, string model) => Of(segment, Resolve(segment, model)) is { } serving && Walks(serving);

    /// <summary>The same training after what customers did since: walks begin anew at every Kristal that somebody has, or had, whose events changed. All else waits for the next training.</summary>
    /// <param name="population">The customers now; Kristals that came after the training are passed over.</param>
    /// <param name="asOf">The instant to learn up to, Unix milliseconds.</param>
    /// <param name="threads">The most threads that work on it.</param>
    /// <param name="cancellation">Looked at while reading.</param>
    /// <returns>Null where nothing changed that walks know of, or where the store was read anew since the training, so that rows have other numbers.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public ServedModels? Updated(PopulationSnapshot population, long asOf, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(population);
        if (_models.GetValueOrDefault("walk") is not WalkModel walk || !ColumnsOf(population.Kristals).AreRows)
        {
            return null;
        }

        var now = PopulationInteractions.Of(population, _eventTypes, _kristals, asOf, cancellation);
        var updated = walk.Updated(_interactions, now, now.Latest is var latest and > 0 ? latest : asOf, threads);
        if (updated == walk)
        {
            return null;
        }

        var models = _models.SetItem("walk", updated);
        models = _models.GetValueOrDefault("blend") is BlendModel { Walks: true } blend ? models.SetItem("blend", blend.With(updated)) : models;
        return new ServedModels(this, models, now)
        {
            Updates = Updates + 1,
            WalkedTo = asOf,
        };
    }

    /// <summary>A model's name with the number of the training, and behind a point that of the update where it has to do with it: <c>similar@12</c>, <c>walk@12.3</c>.</summary>
    internal string LabelOf(RelevanceModel model) => Updates > 0 && Walks(model) ? $"{model.Name}@{Version}.{Updates}" : $"{model.Name}@{Version}";

    private static bool Walks(RelevanceModel model) => model is WalkModel or BlendModel { Walks: true, Name: not ModelNames.Own };

    /// <summary>The name of the model that serves a segment: what it chose; where that was not trained, <c>blend</c>; and what <c>auto</c> means.</summary>
    /// <param name="segment">The segment's key.</param>
    /// <param name="model">What it chose.</param>
    public string Resolve(string segment, string model)
    {
        string name = model == ModelNames.Auto ? Chosen.GetValueOrDefault(segment, ChosenForAll) : model;
        return name == ModelNames.Popular || Of(segment, name) is not null ? name : _models.ContainsKey("blend") ? "blend" : ModelNames.Popular;
    }

    /// <summary>A model by its name, as it serves a segment; null where it was not trained.</summary>
    internal RelevanceModel? Of(string segment, string name) => name == ModelNames.Own ? _own.GetValueOrDefault(segment) : _models.GetValueOrDefault(name);

    /// <summary>The place of a segment among the groups; −1 for one that was not there.</summary>
    internal int GroupOf(string segment) => _groups.GetValueOrDefault(segment, -1);

    /// <summary>The segment that a group was.</summary>
    internal string SegmentOf(int group) => _segments[group].Segment;

    /// <summary>How many members it had.</summary>
    internal int MembersOf(int group) => _segments[group].Members;

    /// <summary>How much more often members of a segment have a Kristal, by column; only where that is beyond doubt.</summary>
    internal FrozenDictionary<int, double> LiftsOf(int group) => _lifts.Of(group);

    internal string FeatureOf(int feature) => _features.NameOf(feature);

    /// <summary>Which columns the rows of a Kristal table are.</summary>
    internal KristalColumns ColumnsOf(KristalTable table)
    {
        var known = Volatile.Read(ref _columns);
        if (known is null || !ReferenceEquals(known.Keys, table.Keys))
        {
            Volatile.Write(ref _columns, known = new KristalColumns(_keys, _kristals, table)); // made twice at worst, the same both times
        }

        return known;
    }

    /// <summary>What a customer had to do with by an instant: columns, ascending.</summary>
    /// <param name="population">The population that holds the customer; a made-up one has the rows of <paramref name="table"/>.</param>
    /// <param name="row">The customer's row there.</param>
    /// <param name="table">The real Kristals.</param>
    /// <param name="asOf">Unix milliseconds.</param>
    internal int[] HistoryOf(PopulationSnapshot population, int row, KristalTable table, long asOf)
    {
        int[] rows = PopulationInteractions.KristalsOf(population, row, _eventTypes, asOf);
        var columns = ColumnsOf(table);
        int kept = 0;
        foreach (int kristal in rows)
        {
            // A made-up customer may have to do with Kristals that nobody else knows; their rows mean nothing here.
            if (kristal < table.Count && columns.Of(kristal) is var column and >= 0)
            {
                rows[kept++] = column;
            }
        }

        if (kept < rows.Length)
        {
            Array.Resize(ref rows, kept);
        }

        if (!columns.AreRows)
        {
            Array.Sort(rows);
        }

        return rows;
    }
}
