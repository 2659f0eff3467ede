using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Compiles validated rules against a snapshot. Conditions that several rules, or one rule twice, ask alike become one node.</summary>
/// <remarks>
/// Texts are decided once for each different text, conditions on a Kristal of an event once for each Kristal, and a segment
/// that several conditions name is compiled once. What depends on the instant is left to <see cref="BoundProgram"/>.
/// </remarks>
internal sealed class RuleCompiler
{
    // A condition with more values than this is told apart by itself: comparing the lists would cost more than it could save.
    private const int MostSharedValues = 1000;

    // A step of a chain takes less than a kilobyte of stack while rows are evaluated; threads have a megabyte and more.
    private const int LongChain = 100;

    private readonly PopulationSnapshot _population;
    private readonly Func<string, Group?> _published;
    private readonly RuleClock _zone;
    private readonly AttributeScope _scope;
    private readonly Dictionary<string, PlanTree?> _segments = new(StringComparer.Ordinal);
    private readonly List<PlanNode> _order = [];
    private readonly Dictionary<object, object> _shared = [];
    private readonly List<PlanNode> _bindable = [];
    private readonly HashSet<PlanNode> _timed = [];
    private readonly SortedSet<int> _attributes = [];
    private readonly HashSet<EventSelection> _selections = [];
    private int _size;
    private int _chain;
    private int _longestChain;
    private bool _readsCatalogue;
    private bool _namesUnknownType;

    /// <param name="population">The snapshot to compile against.</param>
    /// <param name="published">The published rule of a segment; null for one without. Must be free of cycles.</param>
    /// <param name="zone">The zone of local dates.</param>
    /// <param name="scope">Customers or Kristals.</param>
    public RuleCompiler(PopulationSnapshot population, Func<string, Group?> published, TimeZoneInfo zone, AttributeScope scope = AttributeScope.Customer)
    {
        _population = population;
        _published = published;
        _zone = new RuleClock(0, zone);
        _scope = scope;
    }

    /// <summary>Compiles a rule over customers.</summary>
    /// <param name="rule">A rule without validation errors; an incomplete draft is refused.</param>
    /// <param name="population">The snapshot to evaluate.</param>
    /// <param name="published">The published rule of a segment; null for one without. Must be free of cycles.</param>
    /// <param name="clock">The instant and the zone.</param>
    /// <exception cref="RuleNotCompilableException">The rule was not validated.</exception>
    public static RulePlan ForCustomers(Group rule, PopulationSnapshot population, Func<string, Group?> published, RuleClock clock)
    {
        var compiler = new RuleCompiler(population, published, clock.Zone);
        var root = compiler.Add(rule);
        return new RulePlan(rule, population, compiler.Finish().At(clock.Now), root);
    }

    /// <summary>Compiles a rule over Kristals.</summary>
    /// <inheritdoc cref="ForCustomers"/>
    public static RulePlan ForKristals(Group rule, PopulationSnapshot population, RuleClock clock)
    {
        var compiler = new RuleCompiler(population, _ => null, clock.Zone, AttributeScope.Kristal);
        var root = compiler.Add(rule);
        return new RulePlan(rule, population, compiler.Finish().At(clock.Now), root);
    }

    /// <summary>Adds a rule to the program.</summary>
    /// <exception cref="RuleNotCompilableException">The rule was not validated.</exception>
    public PlanTree Add(Group rule) => Node(rule, "", _scope, "");

    /// <summary>Adds a segment's published rule; null when it has none.</summary>
    /// <exception cref="RuleNotCompilableException">The rule was not validated.</exception>
    public PlanTree? AddSegment(string key)
    {
        if (!_segments.TryGetValue(key, out var root))
        {
            // A chain of segments is as long as people make it; the stack is not.
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            _longestChain = Math.Max(_longestChain, ++_chain);
            try
            {
                root = _published(key) is { } rule ? Node(rule, "", AttributeScope.Customer, "") : null;
            }
            finally
            {
                _chain--;
            }

            _segments[key] = root;
            if (root is not null)
            {
                _order.Add(root.Node);
            }
        }

        return root;
    }

    /// <summary>The program of everything added; the compiler must not be used afterwards.</summary>
    public RuleProgram Finish() => new()
    {
        Size = _size,
        Bindable = [.. _bindable],
        Timed = [.. _timed],
        Segments = [.. _order],
        Reads = new BlockReads([.. _attributes], [.. _selections]),
        HasLongChain = _longestChain > LongChain,
        Zone = _zone.Zone,
        CatalogueVersion = _readsCatalogue ? _population.Kristals.CatalogueVersion : null,
        KnownEventTypes = _namesUnknownType ? _population.EventTypes.Count : null,
    };

    // events: names the stretch of events that the rows are; what is answered about one stretch is not shared with another.
    private PlanTree Node(RuleNode node, string path, AttributeScope scope, string events)
    {
        try
        {
            return node switch
            {
                Group group => GroupOf(group, path, scope, events),
                AttributeCondition condition => Leaf(
                    path, Shared(Key(condition, events), index => Attribute(condition, scope, index)), scope == AttributeScope.Event),
                EventCondition condition => Event(condition, path),
                SegmentCondition condition => Leaf(path, Segment(condition)),
                SampleCondition condition => Leaf(path, Shared(
                    Key(condition, events),
                    index => new SampleNode(index, condition.Sample, (int)(condition.From * 10_000), (int)(condition.To * 10_000)))),
                _ => throw new InvalidOperationException($"{node.GetType().Name} cannot be evaluated."),
            };
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or InvalidCastException or NullReferenceException)
        {
            throw new RuleNotCompilableException(path, mistake.Message, mistake);
        }
    }

    private PlanTree GroupOf(Group group, string path, AttributeScope scope, string events)
    {
        var children = ImmutableArray.CreateBuilder<PlanTree>(group.Rules.Length);
        for (int i = 0; i < group.Rules.Length; i++)
        {
            children.Add(Node(group.Rules[i], $"{path}/rules/{i}", scope, events));
        }

        var nodes = children.Select(c => c.Node).ToArray();
        bool all = group.Combinator == Combinator.And;
        string key = string.Create(
            CultureInfo.InvariantCulture, $"group {all} {group.Not} {string.Join(',', nodes.Select(n => n.Index).Order())} {events}");
        var node = Shared(key, index => new GroupNode(index, all, group.Not, nodes, scope == AttributeScope.Event));
        return new PlanTree(path, node, children.MoveToImmutable());
    }

    private SegmentNode Segment(SegmentCondition condition)
    {
        var target = AddSegment(condition.Segment);
        string key = string.Create(CultureInfo.InvariantCulture, $"segment {condition.In} {condition.Segment}");
        return Shared(key, index => new SegmentNode(index, target?.Node, !condition.In));
    }

    private PlanNode Attribute(AttributeCondition condition, AttributeScope scope, int index)
    {
        bool complement = ColumnTests.IsComplement(condition.Operator);
        bool timed = ColumnTests.IsTimed(condition.Value);
        if (scope == AttributeScope.Event && condition.Field == "kristal")
        {
            return new EventKristalKeyNode(
                index, ColumnTests.Of(AttributeType.Text, condition, _population.Kristals.Keys, _zone), complement);
        }

        if (scope == AttributeScope.Event && condition.Field.StartsWith("kristal.", StringComparison.Ordinal))
        {
            _readsCatalogue = true;
            var kristal = Slot(AttributeScope.Kristal, condition.Field["kristal.".Length..]);
            return new EventKristalNode(
                index,
                clock => ColumnTests.Of(kristal.Type, condition, kristal.Dictionary, clock),
                timed,
                RowRange.OfKristals(_population.Kristals).Column(kristal.Ordinal),
                complement,
                _zone);
        }

        var slot = Slot(scope, condition.Field);
        if (scope == AttributeScope.Customer)
        {
            _attributes.Add(slot.Ordinal);
        }

        return new ColumnNode(index, slot, clock => ColumnTests.Of(slot.Type, condition, slot.Dictionary, clock), timed, complement, _zone);
    }

    private PlanTree Event(EventCondition condition, string path)
    {
        int type = _population.EventTypes.GetValueOrDefault(condition.Event, -1);
        _namesUnknownType |= type < 0;
        var where = condition.Where is null ? null : Node(condition.Where, path + "/where", AttributeScope.Event, $"{condition.Window} {condition.Event}").Node;
        string selected = string.Create(CultureInfo.InvariantCulture, $"{where?.Index} {condition.Window} {condition.Event}");
        var selection = Shared("events " + selected, index => new EventSelection(index, type, condition.Window, where));
        _selections.Add(selection);
        string aggregated = string.Create(CultureInfo.InvariantCulture, $"value {condition.Aggregate} {selection.Index} {condition.Of}");
        if (!_shared.TryGetValue(aggregated, out var value))
        {
            _shared[aggregated] = value = new EventValue(_size++, selection, Aggregator(condition));
        }

        var asked = new AttributeCondition("", condition.Operator, condition.Value);
        var compared = condition.Aggregate is Aggregate.First or Aggregate.Last ? AttributeType.Date : AttributeType.Number;
        object? key = Key(asked, string.Create(CultureInfo.InvariantCulture, $" of {((EventValue)value).Index}"));
        return Leaf(path, Shared(key, index => new EventNode(
            index,
            (EventValue)value,
            clock => ColumnTests.Of(compared, asked, null, clock),
            ColumnTests.IsTimed(condition.Value),
            ColumnTests.IsComplement(condition.Operator),
            _zone)));
    }

    private EventAggregator Aggregator(EventCondition condition) => condition.Aggregate switch
    {
        Aggregate.Count => new CountAggregator(),
        Aggregate.First => new InstantAggregator(latest: false),
        Aggregate.Last => new InstantAggregator(latest: true),
        Aggregate.Days => new DaysAggregator(_zone.Zone),
        Aggregate.Distinct => new DistinctAggregator(Operand(condition.Of)),
        _ => new NumberAggregator(condition.Aggregate, Operand(condition.Of)),
    };

    private EventOperand Operand(string? of)
    {
        switch (of)
        {
            case null:
                throw new InvalidOperationException("The aggregate needs the attribute it is taken of.");
            case "kristal":
                return new EventOperand(null, false, _population);
            case not null when of.StartsWith("kristal.", StringComparison.Ordinal):
                _readsCatalogue = true;
                return new EventOperand(Slot(AttributeScope.Kristal, of["kristal.".Length..]), true, _population);
            default:
                return new EventOperand(Slot(AttributeScope.Event, of), false, _population);
        }
    }

    private AttributeSlot Slot(AttributeScope scope, string key) => _population.Slot(scope, key)
        ?? throw new InvalidOperationException($"There is no {scope} attribute '{key}'.");

    private static object? Key(Condition condition, string events) =>
        condition is AttributeCondition { Value: ListValue { Values.Length: > MostSharedValues } } ? null : (condition, events);

    private T Shared<T>(object? key, Func<int, T> make)
        where T : PlanNode
    {
        if (key is not null && _shared.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        var node = make(_size++);
        if (key is not null)
        {
            _shared[key] = node;
        }

        if (node.IsTimed)
        {
            _bindable.Add(node);
        }

        return node;
    }

    private PlanTree Leaf(string path, PlanNode node, bool overEvents = false)
    {
        if (node.IsTimed && !overEvents)
        {
            _timed.Add(node);
        }

        return new PlanTree(path, node, []);
    }
}
