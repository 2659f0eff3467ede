using System.Collections.Concurrent;
using System.Collections.Immutable;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Serving;

/// <summary>
/// A workspace at one instant, published or as drafted. Every question of every page and of HTTP is asked here, so that
/// counts, previews and decisions cannot disagree. Thread-safe; what a segment needs is computed once per view.
/// </summary>
public sealed partial class WorkspaceView
{
    private readonly ConcurrentDictionary<string, Lazy<SegmentState?>> _segments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RibbonDefinition[]> _ribbons = new(StringComparer.Ordinal);
    private readonly RuleClock _clock;
    private readonly KristalTraits _traits;
    private readonly LiveSuitability _suitability;
    private readonly Lazy<BoundProgram> _suitabilityNow;
    private readonly Lazy<LiveAnswers?> _answers;
    private readonly Lazy<(string Key, SegmentState State)[]> _states;

    /// <param name="live">Where the answers for now are kept; null for a view of an instant of one's own choice.</param>
    internal WorkspaceView(Workspace workspace, long asOf, bool draft, LiveSegments? live)
    {
        _answers = new Lazy<LiveAnswers?>(() => live?.At(asOf));
        _states = new(() =>
        [
            .. workspace.Configuration.Segments.Keys.Order(CodePointComparer.Instance).Select(key => (key, State: Segment(key))).Where(s => s.State is not null).Select(s => (s.key, s.State!)),
        ]);
        Workspace = workspace;
        Draft = draft;
        _clock = new RuleClock(asOf, workspace.Configuration.Settings.TimeZone);
        _traits = new KristalTraits(workspace.Population);
        _suitability = workspace.SuitabilityOf(draft);
        _suitabilityNow = new(() => _suitability.Rules.At(asOf));
    }

    /// <summary>What is asked about.</summary>
    public Workspace Workspace { get; }

    /// <summary>The instant, Unix milliseconds.</summary>
    public long AsOf => _clock.Now;

    /// <summary>Whether segments mean their drafts.</summary>
    public bool Draft { get; }

    private PopulationSnapshot Population => Workspace.Population;

    private WorkspaceConfiguration Configuration => Workspace.Configuration;

    private SegmentState.Context Context => new(Configuration.Settings, Workspace.Models);

    /// <summary>A segment at this instant; null for an unknown key, and without drafts for a segment that was never published.</summary>
    public SegmentState? Segment(string key) => _segments.GetOrAdd(key, k => new Lazy<SegmentState?>(() =>
        DefinitionOf(k) is not { } definition ? null
        : _answers.Value is { } answers && answers.Members.Segments.PlaceOf(k) >= 0 ? SegmentState.Of(definition, answers, Context)
        : StateOf(definition))).Value;

    /// <summary>The state of a definition that is not saved, such as a draft on screen.</summary>
    /// <exception cref="RuleNotCompilableException">The rule has errors; validate it first.</exception>
    public SegmentState StateOf(SegmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return SegmentState.Of(definition, Population, RuleOf, _clock, Context);
    }

    /// <summary>Counts a rule that is being written.</summary>
    /// <param name="rule">A rule without validation errors.</param>
    /// <param name="kristals">The Kristals that go with it; null for the whole active catalogue.</param>
    /// <param name="cancellation">Cancels a count that was superseded.</param>
    /// <exception cref="RuleNotCompilableException">The rule has errors; validate it first.</exception>
    /// <exception cref="OperationCanceledException">The count was cancelled.</exception>
    public RuleEstimate Estimate(Group rule, KristalSelection? kristals, CancellationToken cancellation)
    {
        // One program and one pass: the questions about filters share nearly everything with the rule.
        var compiler = new RuleCompiler(Population, RuleOf, _clock.Zone);
        var root = compiler.Add(rule);
        var filters = FilterCounts.Of(rule);
        ImmutableArray<PlanNode> beside = [.. filters.SelectMany(f => new[] { compiler.Add(f.Some).Node, compiler.Add(f.Without).Node })];
        var counts = MembershipEvaluator.Count(new RulePlan(rule, Population, compiler.Finish().At(AsOf), root), beside, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new RuleEstimate(
            counts.Members.Count,
            counts.Population,
            SegmentKristals.Of(kristals ?? KristalSelection.Catalogue, counts.Members, Population, _clock, cancellation).Count,
            [.. counts.Members.Sample(10)],
            [.. counts.Nodes, .. filters.Select((f, i) => new NodeCount(f.Path, counts.Beside[2 * i], counts.Beside[(2 * i) + 1]))],
            counts.NearMisses);
    }

    /// <summary>The members of a rule.</summary>
    /// <exception cref="RuleNotCompilableException">The rule has errors; validate it first.</exception>
    public MemberSet Members(Group rule, CancellationToken cancellation) =>
        MembershipEvaluator.Members(RuleCompiler.ForCustomers(rule, Population, RuleOf, _clock), cancellation);

    /// <summary>What each node of a rule finds for a customer; null when the customer is not there.</summary>
    /// <exception cref="RuleNotCompilableException">The rule has errors; validate it first.</exception>
    public RuleTrace? Explain(Group rule, CustomerReference customer)
    {
        var (population, row) = Locate(customer);
        return row < 0 ? null : Tracer.Trace(RuleCompiler.ForCustomers(rule, population, RuleOf, _clock), row);
    }

    /// <summary>Every segment with its counts and thresholds, by the priority of its first ribbon and then by key; segments without a ribbon come last.</summary>
    /// <param name="minCustomers">Another threshold of the workspace to try; null for the one it has. A segment's own stays.</param>
    /// <param name="minKristals">The same for Kristals.</param>
    public IReadOnlyList<SegmentQualification> Qualification(int? minCustomers = null, int? minKristals = null)
    {
        var priorities = Configuration.Ribbons.Values
            .GroupBy(r => r.Segment, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(r => r.Priority), StringComparer.Ordinal);
        return
        [
            .. Configuration.Segments.Keys
                .Select(Segment).OfType<SegmentState>()
                .Select(s => s.Qualification with
                {
                    MinCustomers = s.Definition.MinCustomers ?? minCustomers ?? Configuration.Settings.MinCustomers,
                    MinKristals = s.Definition.MinKristals ?? minKristals ?? Configuration.Settings.MinKristals,
                })
                .OrderBy(q => priorities.GetValueOrDefault(q.Segment, int.MaxValue))
                .ThenBy(q => q.Segment, CodePointComparer.Instance),
        ];
    }

    /// <summary>What a customer sees in a placement. Writes nothing.</summary>
    /// <param name="placement">The placement's key.</param>
    /// <param name="customer">Who asks.</param>
    /// <param name="explain">Whether the decision carries its reasons.</param>
    /// <param name="log">Whether its ribbons carry what is to be logged when they are delivered.</param>
    /// <param name="about">With <paramref name="explain"/>: the key of a Kristal whose relevance is taken apart where it is not shown; null for none.</param>
    /// <returns>Null when the placement or the customer is not there.</returns>
    public Decision? Decide(string placement, CustomerReference customer, bool explain, bool log = false, string? about = null)
    {
        var (population, row) = Locate(customer);
        if (row < 0 || !Configuration.Placements.TryGetValue(placement, out var definition))
        {
            return null;
        }

        var tracer = new CustomerTracer(population, row);
        return RibbonComposer.Compose(new RibbonComposer.Inputs(
            Population,
            new CustomerKristals(population, row, Population.Kristals, Configuration.Settings, AsOf),
            customer.Key,
            definition,
            RibbonsOf(definition.Key),
            key => Segment(key) is { } state ? new CustomerSegment(state, PlanFor(state, population), tracer, row) : null,
            Configuration.Settings,
            () => Unsuitable(population, row),
            AsOf,
            explain,
            about,
            log,
            Configuration.Seed,
            _traits));
    }

    /// <summary>What the suitability rule of a Kristal finds for a customer; null for a Kristal without one, and for a customer who is not there.</summary>
    /// <param name="kristal">The Kristal's key.</param>
    /// <param name="customer">Whom it is to be suitable for.</param>
    public RuleTrace? ExplainSuitability(string kristal, CustomerReference customer) =>
        Configuration.Suitability.TryGetValue(kristal, out var rule) ? Explain(rule, customer) : null;

    /// <summary>The cards of a ribbon for a member for whom everything is suitable, who holds nothing and sees no other ribbon; empty where its segment has no published version.</summary>
    /// <param name="ribbon">The ribbon, saved or not.</param>
    public IReadOnlyList<Card> CardsOf(RibbonDefinition ribbon)
    {
        ArgumentNullException.ThrowIfNull(ribbon);
        if (Segment(ribbon.Segment) is not { } state)
        {
            return [];
        }

        using var ranking = state.RankingFor(CustomerKristals.Nobody(Population.Kristals), []);
        var deck = new CardDeck(ribbon, ranking, SourceOf([]));
        return [.. deck.Deal().Rows.Select(row => deck.CardOf(row, explain: false))];
    }

    /// <summary>The segments a customer is a member of, in code point order of their keys; null when the customer is not there.</summary>
    public IReadOnlyList<string>? SegmentsOf(CustomerReference customer)
    {
        var (population, row) = Locate(customer);
        if (row < 0)
        {
            return null;
        }

        var tracer = new CustomerTracer(population, row);
        return
        [
            .. _states.Value.Where(s => tracer.IsMember(PlanFor(s.State, population))).Select(s => s.Key),
        ];
    }

    /// <summary>What every segment's rule finds for a customer, by key in code point order; null when the customer is not there.</summary>
    public IReadOnlyList<(string Segment, RuleTrace Trace)>? ExplainAll(CustomerReference customer)
    {
        var (population, row) = Locate(customer);
        if (row < 0)
        {
            return null;
        }

        var tracer = new CustomerTracer(population, row);
        return
        [
            .. _states.Value.Select(s => (s.Key, tracer.Trace(PlanFor(s.State, population)))),
        ];
    }

    /// <summary>Since when a customer has been in or out of a segment, and until when if nothing happens; null when there is no such customer or segment.</summary>
    /// <param name="segment">The segment's key.</param>
    /// <param name="customer">A customer of the population, or a made-up one.</param>
    public MembershipSpan? SpanOf(string segment, CustomerReference customer) => RuleOf(segment) is { } rule ? SpanOf(rule, customer) : null;

    /// <summary>The same for a rule that need not be saved; null when there is no such customer.</summary>
    /// <exception cref="RuleNotCompilableException">The rule has errors; validate it first.</exception>
    public MembershipSpan? SpanOf(Group rule, CustomerReference customer) => SpansOf([rule], customer, CancellationToken.None)?[0];

    /// <summary>The same for several rules at once, in their order; null when there is no such customer.</summary>
    /// <exception cref="RuleNotCompilableException">A rule has errors; validate it first.</exception>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    public IReadOnlyList<MembershipSpan>? SpansOf(IReadOnlyList<Group> rules, CustomerReference customer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(customer);
        var made = customer.MadeUp ?? Copy(customer.Key!);
        if (made is null)
        {
            return null;
        }

        // A population of one keeps each step of the clock cheap, whatever the size of the real one.
        var one = MadeUpPopulation.Of(made, Population, customer.Key ?? "");
        return [.. rules.Select(rule => SpanIn(one, rule, cancellation))];
    }

    private MembershipSpan SpanIn(PopulationSnapshot one, Group rule, CancellationToken cancellation)
    {
        bool IsMemberAt(long instant)
        {
            cancellation.ThrowIfCancellationRequested();
            return Tracer.IsMember(RuleCompiler.ForCustomers(rule, one, RuleOf, _clock with { Now = instant }), MadeUpPopulation.Row);
        }

        var breakpoints = ClockBreakpoints.Of(rule, one, MadeUpPopulation.Row, RuleOf, _clock);
        bool now = IsMemberAt(AsOf);
        return new MembershipSpan(now, Since(breakpoints, now, IsMemberAt), Until(breakpoints, now, IsMemberAt));
    }

    // By priority, ties by key; sorted once for all customers.
    private RibbonDefinition[] RibbonsOf(string placement) => _ribbons.GetOrAdd(placement, key =>
    [
        .. Configuration.Ribbons.Values.Where(r => r.Placement == key).OrderBy(r => r.Priority).ThenBy(r => r.Key, CodePointComparer.Instance),
    ]);

    private CardDeck.Source SourceOf(ulong[] unsuitable) =>
        new(Population.Kristals, _traits, unsuitable, new HashSet<int>(), new HashSet<int>(), AsOf, _clock.Zone);

    private ulong[] Unsuitable(PopulationSnapshot population, int row)
    {
        if (_suitability.IsEmpty)
        {
            return [];
        }

        if (ReferenceEquals(population, Population))
        {
            return _suitability.Rules.UnsuitableFor(_suitabilityNow.Value, population, row);
        }

        var own = _suitability.Compile(population);
        return own.UnsuitableFor(own.At(AsOf), population, row);
    }

    internal Group? RuleOf(string segment) => DefinitionOf(segment)?.Rule;

    private long? Since(SortedSet<long> breakpoints, bool now, Func<long, bool> isMemberAt)
    {
        foreach (long instant in breakpoints.GetViewBetween(long.MinValue, AsOf).Reverse())
        {
            if (isMemberAt(instant - 1) != now)
            {
                return instant;
            }
        }

        return null;
    }

    private long? Until(SortedSet<long> breakpoints, bool now, Func<long, bool> isMemberAt)
    {
        foreach (long instant in AsOf == long.MaxValue ? [] : breakpoints.GetViewBetween(AsOf + 1, long.MaxValue))
        {
            if (isMemberAt(instant) != now)
            {
                return instant;
            }
        }

        return null;
    }

    private MadeUpCustomer? Copy(string key) => Population.Customer(key) is { } customer
        ? new MadeUpCustomer(
            customer.Attributes, [.. Population.EventsOf(key).Select(e => new MadeUpEvent(e.Type, e.Milliseconds, e.Kristal, e.Attributes))])
        : null;

    private SegmentDefinition? DefinitionOf(string key) =>
        Configuration.Segments.TryGetValue(key, out var entry) ? Draft ? entry.Draft : entry.Published : null;

    private RulePlan PlanFor(SegmentState state, PopulationSnapshot population) => ReferenceEquals(population, Population)
        ? state.Plan
        : RuleCompiler.ForCustomers(state.Definition.Rule, population, RuleOf, _clock);

    private (PopulationSnapshot Population, int Row) Locate(CustomerReference customer) => customer.MadeUp is { } madeUp
        ? (MadeUpPopulation.Of(madeUp, Population), MadeUpPopulation.Row)
        : (Population, Population.FindRow(customer.Key!));
}
