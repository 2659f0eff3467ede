using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Compiles a validated rule for one snapshot and one instant.</summary>
/// <remarks>
/// Dictionaries are asked once for each text, relative dates become ranges of instants, conditions on a Kristal of an
/// event become a table over Kristals, and a segment that several conditions name is compiled once.
/// </remarks>
internal sealed class RuleCompiler
{
    private readonly PopulationSnapshot _population;
    private readonly Func<string, Group?> _published;
    private readonly RuleClock _clock;
    private readonly AttributeScope _scope;
    private readonly Dictionary<string, PlanNode?> _segments = new(StringComparer.Ordinal);
    private readonly List<PlanNode> _order = [];
    private int _nodes;

    private RuleCompiler(PopulationSnapshot population, Func<string, Group?> published, RuleClock clock, AttributeScope scope)
    {
        _population = population;
        _published = published;
        _clock = clock;
        _scope = scope;
    }

    /// <summary>Compiles a rule over customers.</summary>
    /// <param name="rule">A rule without validation errors; an incomplete draft is refused.</param>
    /// <param name="population">The snapshot to evaluate.</param>
    /// <param name="published">The published rule of a segment; null for one without. Must be free of cycles.</param>
    /// <param name="clock">The instant and the zone.</param>
    /// <exception cref="RuleNotCompilableException">The rule was not validated.</exception>
    public static RulePlan ForCustomers(Group rule, PopulationSnapshot population, Func<string, Group?> published, RuleClock clock) =>
        new RuleCompiler(population, published, clock, AttributeScope.Customer).Compile(rule);

    /// <summary>Compiles a rule over Kristals.</summary>
    /// <inheritdoc cref="ForCustomers"/>
    public static RulePlan ForKristals(Group rule, PopulationSnapshot population, RuleClock clock) =>
        new RuleCompiler(population, _ => null, clock, AttributeScope.Kristal).Compile(rule);

    private RulePlan Compile(Group rule)
    {
        var root = Node(rule, "", _scope);
        return new RulePlan { Rule = rule, Population = _population, Root = root, Segments = _order, NodeCount = _nodes };
    }

    private PlanNode Node(RuleNode node, string path, AttributeScope scope)
    {
        try
        {
            return node switch
            {
                Group group => GroupOf(group, path, scope),
                AttributeCondition condition => Attribute(condition, path, scope),
                EventCondition condition => Event(condition, path),
                SegmentCondition condition => new SegmentNode(_nodes++, path, Segment(condition.Segment), !condition.In),
                SampleCondition condition => new SampleNode(
                    _nodes++, path, condition.Sample, (int)(condition.From * 10_000), (int)(condition.To * 10_000)),
                _ => throw new InvalidOperationException($"{node.GetType().Name} cannot be evaluated."),
            };
        }
        catch (Exception mistake) when (mistake is InvalidOperationException or InvalidCastException or NullReferenceException)
        {
            throw new RuleNotCompilableException(path, mistake.Message, mistake);
        }
    }

    private GroupNode GroupOf(Group group, string path, AttributeScope scope)
    {
        int index = _nodes++;
        var children = new PlanNode[group.Rules.Length];
        for (int i = 0; i < children.Length; i++)
        {
            children[i] = Node(group.Rules[i], $"{path}/rules/{i}", scope);
        }

        return new GroupNode(index, path, group.Combinator == Combinator.And, group.Not, children);
    }

    private PlanNode Attribute(AttributeCondition condition, string path, AttributeScope scope)
    {
        bool complement = ColumnTests.IsComplement(condition.Operator);
        if (scope == AttributeScope.Event && condition.Field == "kristal")
        {
            var keys = _population.Kristals.Keys;
            byte[] table = condition.Operator is ConditionOperator.Null or ConditionOperator.NotNull
                ? [.. Enumerable.Repeat((byte)1, keys.Count)]
                : TextPredicate.Table(keys, condition);
            return new EventKristalNode(_nodes++, path, table, complement);
        }

        if (scope == AttributeScope.Event && condition.Field.StartsWith("kristal.", StringComparison.Ordinal))
        {
            return new EventKristalNode(_nodes++, path, KristalTableOf(condition), complement);
        }

        var slot = Slot(scope, condition.Field);
        var test = ColumnTests.Of(slot.Type, condition, slot.Dictionary, _clock);
        return new ColumnNode(_nodes++, path, slot, test, complement);
    }

    private byte[] KristalTableOf(AttributeCondition condition)
    {
        var kristals = _population.Kristals;
        var slot = Slot(AttributeScope.Kristal, condition.Field["kristal.".Length..]);
        var test = ColumnTests.Of(slot.Type, condition, slot.Dictionary, _clock);
        var bits = new ulong[BitKernels.WordsFor(kristals.Count)];
        test.Evaluate(RowRange.OfKristals(kristals).Column(slot.Ordinal), 0, kristals.Count, bits);
        var table = new byte[kristals.Count];
        for (int row = 0; row < table.Length; row++)
        {
            table[row] = (byte)(bits[row >> 6] >> row & 1);
        }

        return table;
    }

    private EventNode Event(EventCondition condition, string path)
    {
        int index = _nodes++;
        var where = condition.Where is null ? null : Node(condition.Where, path + "/where", AttributeScope.Event);
        var aggregator = Aggregator(condition);
        var asked = new AttributeCondition("", condition.Operator, condition.Value);
        var type = condition.Aggregate is Aggregate.First or Aggregate.Last ? AttributeType.Date : AttributeType.Number;
        var test = ColumnTests.Of(type, asked, null, _clock);
        int eventType = _population.EventTypes.GetValueOrDefault(condition.Event, -1);
        return new EventNode(index, path, eventType, _clock.Window(condition.Window), where, aggregator, test, ColumnTests.IsComplement(condition.Operator));
    }

    private EventAggregator Aggregator(EventCondition condition) => condition.Aggregate switch
    {
        Aggregate.Count => new CountAggregator(),
        Aggregate.First => new InstantAggregator(latest: false),
        Aggregate.Last => new InstantAggregator(latest: true),
        Aggregate.Days => new DaysAggregator(_clock.Zone),
        Aggregate.Distinct => new DistinctAggregator(Operand(condition.Of)),
        _ => new NumberAggregator(condition.Aggregate, Operand(condition.Of)),
    };

    private EventOperand Operand(string? of) => of switch
    {
        null => throw new InvalidOperationException("The aggregate needs the attribute it is taken of."),
        "kristal" => new EventOperand(null, null),
        _ when of.StartsWith("kristal.", StringComparison.Ordinal) =>
            new EventOperand(Slot(AttributeScope.Kristal, of["kristal.".Length..]), _population.Kristals),
        _ => new EventOperand(Slot(AttributeScope.Event, of), null),
    };

    private AttributeSlot Slot(AttributeScope scope, string key) => _population.Slot(scope, key)
        ?? throw new InvalidOperationException($"There is no {scope} attribute '{key}'.");

    private PlanNode? Segment(string key)
    {
        if (!_segments.TryGetValue(key, out var root))
        {
            // A chain of segments is as long as people make it; the stack is not.
            System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
            root = _published(key) is { } rule ? Node(rule, "", AttributeScope.Customer) : null;
            _segments[key] = root;
            if (root is not null)
            {
                _order.Add(root);
            }
        }

        return root;
    }
}
