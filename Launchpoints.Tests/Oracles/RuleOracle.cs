using System.Globalization;
using System.Text;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Oracles;

/// <summary>
/// Evaluates rules one customer at a time over plain objects: slow, obvious, and written from the meaning of rules alone. The
/// engine is compared with it, so it shares nothing with the engine but the tree and the values.
/// </summary>
internal sealed class RuleOracle(OraclePopulation population, long now, TimeZoneInfo zone)
{
    public bool Holds(RuleNode node, OracleCustomer customer) => node switch
    {
        Group group => Combine(group, rule => Holds(rule, customer)),
        AttributeCondition condition => Asks(
            condition.Operator, condition.Value, condition.IgnoreCase, customer.Attributes.GetValueOrDefault(condition.Field)),
        EventCondition condition => Asks(condition.Operator, condition.Value, false, Aggregated(condition, customer)),
        SegmentCondition condition => IsMember(condition.Segment, customer) == condition.In,
        SampleCondition condition => InSample(condition, customer.Key),
        _ => throw new InvalidOperationException($"What is a {node.GetType().Name}?"),
    };

    /// <summary>Whether a rule about Kristals holds for one.</summary>
    public bool Holds(RuleNode node, OracleKristal kristal) => node switch
    {
        Group group => Combine(group, rule => Holds(rule, kristal)),
        AttributeCondition condition => Asks(
            condition.Operator, condition.Value, condition.IgnoreCase, kristal.Attributes.GetValueOrDefault(condition.Field)),
        _ => throw new InvalidOperationException($"A rule about Kristals has no {node.GetType().Name}."),
    };

    /// <summary>The keys of the active Kristals of a segment with the given members.</summary>
    public List<string> Kristals(KristalSelection selection, List<OracleCustomer> members) =>
    [
        .. population.Kristals.Values
            .Where(k => k.Active && (selection.Rule is null || Holds(selection.Rule, k)))
            .Where(k => selection.Basis == KristalBasis.Catalogue
                || members.Count(m => m.Events.Any(e => Speaks(e, k, selection))) >= selection.MinMembers)
            .Select(k => k.Key),
    ];

    internal bool Speaks(OracleEvent happened, OracleKristal kristal, KristalSelection selection) =>
        happened.Kristal == kristal.Key && happened.Milliseconds <= now
        && (selection.EventTypes.IsEmpty || selection.EventTypes.Contains(happened.Type))
        && InWindow(selection.Window, happened.Milliseconds);

    /// <summary>The value that a condition looks at; missing for groups.</summary>
    public AttributeValue Actual(RuleNode node, OracleCustomer customer) => node switch
    {
        AttributeCondition condition => customer.Attributes.GetValueOrDefault(condition.Field),
        EventCondition condition => Aggregated(condition, customer),
        SegmentCondition condition => AttributeValue.OfBoolean(IsMember(condition.Segment, customer)),
        SampleCondition condition => customer.Key.Length == 0 ? AttributeValue.Missing : AttributeValue.OfNumber(Bucket(condition.Sample, customer.Key) / 10_000.0),
        _ => AttributeValue.Missing,
    };

    public static bool Combine(Group group, Func<RuleNode, bool> holds)
    {
        bool result = group.Combinator == Combinator.And ? group.Rules.All(holds) : group.Rules.Any(holds);
        return result != group.Not;
    }

    /// <summary>The text in invariant simple upper case.</summary>
    internal static string Upper(string text)
    {
        var upper = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            upper.Append(Rune.ToUpperInvariant(rune).ToString());
        }

        return upper.ToString();
    }

    internal static int CompareCodePoints(string a, string b)
    {
        var (x, y) = (a.EnumerateRunes().ToList(), b.EnumerateRunes().ToList());
        for (int i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            if (x[i].Value != y[i].Value)
            {
                return x[i].Value.CompareTo(y[i].Value);
            }
        }

        return x.Count.CompareTo(y.Count);
    }

    private bool IsMember(string segment, OracleCustomer customer) =>
        population.Published[segment] is { } rule && Holds(rule, customer);

    private static bool InSample(SampleCondition sample, string key)
    {
        decimal bucket = Bucket(sample.Sample, key) / 10_000m;
        return key.Length > 0 && sample.From <= bucket && bucket < sample.To;
    }

    private static uint Bucket(string seed, string key) =>
        Fnv1A(Fnv1A(seed + key).ToString(CultureInfo.InvariantCulture)) % 10_000;

    private static uint Fnv1A(string text)
    {
        uint hash = 0x811C9DC5;
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 0x01000193);
        }

        return hash;
    }

    private AttributeValue Aggregated(EventCondition condition, OracleCustomer customer)
    {
        var events = customer.Events
            .Where(e => e.Type == condition.Event && e.Milliseconds <= now && InWindow(condition.Window, e.Milliseconds))
            .Where(e => condition.Where is null || HoldsFor(condition.Where, e))
            .OrderBy(e => e.Milliseconds)
            .ToList();
        var values = condition.Of is null ? [] : events.Select(e => Field(condition.Of, e)).Where(v => !v.IsMissing).ToList();
        switch (condition.Aggregate)
        {
            case Aggregate.Count:
                return AttributeValue.OfNumber(events.Count);
            case Aggregate.Days:
                return AttributeValue.OfNumber(events.Select(e => OracleTime.ToLocal(e.Milliseconds, zone).Date).Distinct().Count());
            case Aggregate.First:
                return events.Count == 0 ? AttributeValue.Missing : AttributeValue.OfDate(events[0].Milliseconds);
            case Aggregate.Last:
                return events.Count == 0 ? AttributeValue.Missing : AttributeValue.OfDate(events[^1].Milliseconds);
            case Aggregate.Distinct:
                return AttributeValue.OfNumber(values.Distinct().Count());
        }

        double sum = 0;
        foreach (var value in values)
        {
            sum += value.Number;
        }

        return condition.Aggregate switch
        {
            Aggregate.Sum => AttributeValue.OfNumber(sum),
            _ when values.Count == 0 => AttributeValue.Missing,
            Aggregate.Average => AttributeValue.OfNumber(sum / values.Count),
            Aggregate.Min => AttributeValue.OfNumber(values.Min(v => v.Number)),
            _ => AttributeValue.OfNumber(values.Max(v => v.Number)),
        };
    }

    private bool HoldsFor(RuleNode node, OracleEvent happened) => node switch
    {
        Group group => Combine(group, rule => HoldsFor(rule, happened)),
        AttributeCondition condition => Asks(condition.Operator, condition.Value, condition.IgnoreCase, Field(condition.Field, happened)),
        _ => throw new InvalidOperationException($"'where' has no {node.GetType().Name}."),
    };

    private AttributeValue Field(string name, OracleEvent happened)
    {
        if (name == "kristal")
        {
            return happened.Kristal is null ? AttributeValue.Missing : AttributeValue.OfText(happened.Kristal);
        }

        if (!name.StartsWith("kristal.", StringComparison.Ordinal))
        {
            return happened.Attributes.GetValueOrDefault(name);
        }

        return happened.Kristal is not null && population.Kristals.TryGetValue(happened.Kristal, out var kristal)
            ? kristal.Attributes.GetValueOrDefault(name["kristal.".Length..])
            : AttributeValue.Missing;
    }

    private bool InWindow(EventWindow? window, long instant) => window switch
    {
        null => true,
        LastWindow last => OracleTime.Back(now, last.Amount, last.Unit, zone) <= instant && instant <= now,
        RangeWindow range => (range.From is null || Literal(range.From) <= instant) && (range.To is null || instant < Literal(range.To)),
        _ => throw new InvalidOperationException(),
    };

    private bool Asks(ConditionOperator op, ConditionValue? asked, bool ignoreCase, AttributeValue actual)
    {
        // A negative operator is the exact complement of its positive twin, also for a missing value.
        ConditionOperator? twin = op switch
        {
            ConditionOperator.NotEqual => ConditionOperator.Equal,
            ConditionOperator.NotIn => ConditionOperator.In,
            ConditionOperator.DoesNotContain => ConditionOperator.Contains,
            ConditionOperator.DoesNotBeginWith => ConditionOperator.BeginsWith,
            ConditionOperator.DoesNotEndWith => ConditionOperator.EndsWith,
            ConditionOperator.NotBetween => ConditionOperator.Between,
            ConditionOperator.NotInLast => ConditionOperator.InLast,
            ConditionOperator.NotInNext => ConditionOperator.InNext,
            ConditionOperator.HasNone => ConditionOperator.HasAny,
            _ => null,
        };
        if (twin is { } positive)
        {
            return !Asks(positive, asked, ignoreCase, actual);
        }

        if (op == ConditionOperator.Null)
        {
            return actual.IsMissing;
        }

        if (actual.IsMissing)
        {
            return false;
        }

        return op switch
        {
            ConditionOperator.NotNull => true,
            ConditionOperator.Equal => Same(actual, asked!, ignoreCase),
            ConditionOperator.In => ((ListValue)asked!).Values.Any(v => Same(actual, v, ignoreCase)),
            ConditionOperator.Less => Compare(actual, asked!) < 0,
            ConditionOperator.LessOrEqual => Compare(actual, asked!) <= 0,
            ConditionOperator.Greater => Compare(actual, asked!) > 0,
            ConditionOperator.GreaterOrEqual => Compare(actual, asked!) >= 0,
            ConditionOperator.Between => Compare(actual, ((ListValue)asked!).Values[0]) >= 0 && Compare(actual, ((ListValue)asked).Values[1]) <= 0,
            ConditionOperator.Contains => Cased(actual.Text, ignoreCase).Contains(Cased(asked!, ignoreCase), StringComparison.Ordinal),
            ConditionOperator.BeginsWith => Cased(actual.Text, ignoreCase).StartsWith(Cased(asked!, ignoreCase), StringComparison.Ordinal),
            ConditionOperator.EndsWith => Cased(actual.Text, ignoreCase).EndsWith(Cased(asked!, ignoreCase), StringComparison.Ordinal),
            ConditionOperator.HasAny => ((ListValue)asked!).Values.Any(v => actual.Tags.Contains(((TextValue)v).Text)),
            ConditionOperator.HasAll => ((ListValue)asked!).Values.All(v => actual.Tags.Contains(((TextValue)v).Text)),
            _ => Relative(op, actual.Milliseconds, (SpanValue)asked!),
        };
    }

    private bool Relative(ConditionOperator op, long x, SpanValue span) => op switch
    {
        ConditionOperator.InLast => OracleTime.Back(now, span.Amount, span.Unit, zone) <= x && x <= now,
        ConditionOperator.OlderThan => x < OracleTime.Back(now, span.Amount, span.Unit, zone),
        ConditionOperator.InNext => now <= x && x <= OracleTime.Ahead(now, span.Amount, span.Unit, zone),
        ConditionOperator.FurtherThan => x > OracleTime.Ahead(now, span.Amount, span.Unit, zone),
        ConditionOperator.AnniversaryInNext => OracleTime.IsAnniversary(x, now, span.Amount, span.Unit, zone),
        _ => throw new InvalidOperationException($"What is {op}?"),
    };

    private bool Same(AttributeValue actual, ConditionValue asked, bool ignoreCase) => actual.Type == AttributeType.Text
        ? Cased(actual.Text, ignoreCase) == Cased(asked, ignoreCase)
        : Compare(actual, asked) == 0;

    private int Compare(AttributeValue actual, ConditionValue asked) => actual.Type switch
    {
        AttributeType.Text => CompareCodePoints(actual.Text, ((TextValue)asked).Text),
        AttributeType.Number => actual.Number.CompareTo(((NumberValue)asked).Number),
        AttributeType.Boolean => actual.Boolean.CompareTo(((BooleanValue)asked).Boolean),
        AttributeType.Date => actual.Milliseconds.CompareTo(Literal(((TextValue)asked).Text)),
        _ => throw new InvalidOperationException("Tags have no order."),
    };

    private static string Cased(ConditionValue asked, bool ignoreCase) => Cased(((TextValue)asked).Text, ignoreCase);

    private static string Cased(string text, bool ignoreCase) => ignoreCase ? Upper(text) : text;

    /// <summary>The instant of a literal: with Z as it is, else local to the zone.</summary>
    private long Literal(string text)
    {
        var time = DateTime.Parse(text.TrimEnd('Z'), CultureInfo.InvariantCulture, DateTimeStyles.None);
        return OracleTime.ToInstant(time, text.EndsWith('Z') ? TimeZoneInfo.Utc : zone);
    }
}
