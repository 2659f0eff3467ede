using System.Globalization;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Oracles;

/// <summary>Seeded rules over a <see cref="RandomPopulation"/>: every operator, type, aggregate and window, with literals drawn from the data.</summary>
internal sealed class RandomRules
{
    private readonly Random _random;
    private readonly RandomPopulation _world;

    public RandomRules(int seed, RandomPopulation world)
    {
        _random = new Random(seed);
        _world = world;
        // Each segment may use those before it; the last has a draft only and so no members.
        for (int i = 1; i <= 4; i++)
        {
            var rule = RuleCanonical.Of(Rule());
            world.Population.Published[$"s{i}"] = rule;
        }

        world.Population.Published["s5"] = null;
    }

    /// <summary>A rule over customers, not yet canonical.</summary>
    public Group Rule() => Group(2, AttributeScope.Customer, customers: true);

    /// <summary>A choice of Kristals: by rule, by evidence, by both or by neither.</summary>
    public KristalSelection Selection() => new(
        _random.Next(3) == 0 ? null : RuleCanonical.Of(Group(1, AttributeScope.Kristal, customers: false)),
        (KristalBasis)_random.Next(2),
        _random.Next(1, 5),
        [.. RandomPopulation.EventTypes.Where(_ => _random.Next(3) == 0)],
        Window());

    private Group Group(int levels, AttributeScope scope, bool customers)
    {
        int count = _random.Next(12) == 0 ? 0 : _random.Next(1, 4);
        return new Group(
            (Combinator)_random.Next(2),
            _random.Next(4) == 0,
            [.. Enumerable.Range(0, count).Select(_ => Node(levels, scope, customers))]);
    }

    private RuleNode Node(int levels, AttributeScope scope, bool customers)
    {
        if (levels > 0 && _random.Next(3) == 0)
        {
            return Group(levels - 1, scope, customers);
        }

        return _random.Next(customers ? 10 : 1) switch
        {
            < 4 => Attribute(scope),
            < 8 => Event(),
            8 when _world.Population.Published.Count > 0 => new SegmentCondition(Pick([.. _world.Population.Published.Keys]), _random.Next(2) == 0),
            8 => Attribute(scope),
            _ => Sample(),
        };
    }

    private SampleCondition Sample()
    {
        int from = _random.Next(0, 9_999);
        return new SampleCondition(Pick(["pilot", "größe", "it's"]), from / 10_000m, (from + _random.Next(1, 10_001 - from)) / 10_000m);
    }

    private AttributeCondition Attribute(AttributeScope scope)
    {
        var choices = RandomPopulation.Attributes(scope).Select(a => (a.Name, Field: a.Name, a.Type, Scope: scope)).ToList();
        if (scope == AttributeScope.Event)
        {
            choices.AddRange(RandomPopulation.Attributes(AttributeScope.Kristal).Select(a => (a.Name, $"kristal.{a.Name}", a.Type, AttributeScope.Kristal)));
            choices.Add(("kristal", "kristal", AttributeType.Text, AttributeScope.Event));
        }

        var (name, field, type, from) = Pick([.. choices]);
        var info = Pick([.. Operators.For(type)]);
        bool ignoreCase = type == AttributeType.Text && info.TakesIgnoreCase && _random.Next(2) == 0;
        return new AttributeCondition(field, info.Operator, Value(info, type, from, name), ignoreCase);
    }

    private EventCondition Event()
    {
        var info = Pick([.. Aggregates.All]);
        string? of = null;
        if (info.TakesOf)
        {
            var fields = RandomPopulation.Attributes(AttributeScope.Event).Select(a => (Field: a.Name, Type: a.Type))
                .Concat(RandomPopulation.Attributes(AttributeScope.Kristal).Select(a => (Field: $"kristal.{a.Name}", Type: a.Type)))
                .Append((Field: "kristal", Type: AttributeType.Text));
            of = Pick([.. fields.Where(f => info.OfType is null || f.Type == info.OfType)]).Field;
        }

        var op = Pick([.. Operators.For(info.Result)]);
        var where = _random.Next(2) == 0 ? Group(1, AttributeScope.Event, customers: false) : null;
        return new EventCondition(Pick(RandomPopulation.EventTypes), info.Aggregate, of, where, Window(), op.Operator, Value(op, info.Result, null, ""));
    }

    private EventWindow? Window()
    {
        switch (_random.Next(5))
        {
            case 0:
                return null;
            case 1 or 2:
                return new LastWindow(_world.Amount(), Pick(Enum.GetValues<TimeUnit>()));
            default:
                long a = _world.Instant(), b = _random.Next(6) == 0 ? a : _world.Instant();
                if (a > b && _random.Next(10) != 0) // now and then inverted, which is a mistake that must hold nothing all the same
                {
                    (a, b) = (b, a);
                }

                return _random.Next(4) switch
                {
                    0 => new RangeWindow(Literal(a), null),
                    1 => new RangeWindow(null, Literal(b)),
                    _ => new RangeWindow(Exact(a), Exact(b)),
                };
        }
    }

    private ConditionValue? Value(OperatorInfo op, AttributeType type, AttributeScope? scope, string name) => op.Shape switch
    {
        ValueShape.None => null,
        ValueShape.One => op.Types.Length == 1 ? Part(Scalar(type, scope, name)) : Scalar(type, scope, name),
        ValueShape.List => new ListValue([.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Scalar(type, scope, name)).Distinct()]),
        ValueShape.Pair => Pair(Scalar(type, scope, name), Scalar(type, scope, name)),
        _ => new SpanValue(_world.Amount(), Unit(op.Operator)),
    };

    private TimeUnit Unit(ConditionOperator op)
    {
        var unit = Pick(Enum.GetValues<TimeUnit>());
        return op == ConditionOperator.AnniversaryInNext && unit is TimeUnit.Minute or TimeUnit.Hour ? TimeUnit.Day : unit;
    }

    /// <summary>A piece of a text, for what looks into texts.</summary>
    private TextValue Part(ConditionValue value)
    {
        var runes = ((TextValue)value).Text.EnumerateRunes().Select(r => r.ToString()).ToList();
        int start = _random.Next(runes.Count + 1);
        return new TextValue(string.Concat(runes.Skip(start).Take(_random.Next(3))));
    }

    private ListValue Pair(ConditionValue a, ConditionValue b)
    {
        bool inOrder = (a, b) switch
        {
            (NumberValue x, NumberValue y) => x.Number <= y.Number,
            (TextValue x, TextValue y) when IsDate(x.Text) && IsDate(y.Text) => InstantOf(x.Text) <= InstantOf(y.Text),
            (TextValue x, TextValue y) => RuleOracle.CompareCodePoints(x.Text, y.Text) <= 0,
            _ => true,
        };
        return new ListValue(inOrder ? [a, b] : [b, a]);
    }

    private bool IsDate(string text) => DateLiteral.TryParse(text, _world.Zone, out _);

    private long InstantOf(string text) => DateLiteral.TryParse(text, _world.Zone, out long instant) ? instant : 0;

    /// <summary>A value that someone has, mostly; else a near one.</summary>
    private ConditionValue Scalar(AttributeType type, AttributeScope? scope, string name)
    {
        var found = _random.Next(8) == 0 ? AttributeValue.Missing : Someones(scope, name);
        switch (type)
        {
            case AttributeType.Text:
                string text = found.IsMissing || found.Type != AttributeType.Text ? Pick(["SG", "k1", "k13", "zürich", "ß"]) : found.Text;
                return new TextValue(_random.Next(4) == 0 ? text.ToUpperInvariant() : text);
            case AttributeType.Number:
                return new NumberValue(found.IsMissing ? Pick<double>([0, 1, 2, 3, -1, 0.1, 0.6, 1e300]) : found.Number);
            case AttributeType.Boolean:
                return new BooleanValue(_random.Next(2) == 0);
            case AttributeType.Tags:
                return new TextValue(Pick([.. RandomPopulation.Tags, "nobody's"]));
            default:
                return new TextValue(Literal(found.IsMissing || found.Type != AttributeType.Date ? _world.Instant() : found.Milliseconds));
        }
    }

    private AttributeValue Someones(AttributeScope? scope, string name)
    {
        var customer = _world.Population.Customers[_random.Next(_world.Population.Customers.Count)];
        var happened = customer.Events.Count == 0 ? null : customer.Events[_random.Next(customer.Events.Count)];
        return scope switch
        {
            AttributeScope.Customer => customer.Attributes.GetValueOrDefault(name),
            AttributeScope.Kristal => _world.Population.Kristals.GetValueOrDefault($"k{_random.Next(12)}")?.Attributes.GetValueOrDefault(name) ?? AttributeValue.Missing,
            AttributeScope.Event when name == "kristal" => happened?.Kristal is { } key ? AttributeValue.OfText(key) : AttributeValue.Missing,
            AttributeScope.Event => happened?.Attributes.GetValueOrDefault(name) ?? AttributeValue.Missing,
            _ => AttributeValue.Missing,
        };
    }

    private string Exact(long instant) => DateLiteral.Write(instant);

    /// <summary>An instant, or the local date or time around it.</summary>
    private string Literal(long instant)
    {
        var local = OracleTime.ToLocal(instant, _world.Zone);
        return _random.Next(4) switch
        {
            0 => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            1 => local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), // may be in a gap or an hour that comes twice
            _ => DateLiteral.Write(instant),
        };
    }

    private T Pick<T>(T[] choices) => choices[_random.Next(choices.Length)];
}
