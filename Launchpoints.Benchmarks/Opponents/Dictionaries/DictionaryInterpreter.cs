using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Dictionaries;

/// <summary>
/// Walks the tree of a rule for one customer at a time and looks every field up by name, as the rule engines do that run over JSON. What a
/// condition asks (relative dates, sets) is worked out once per rule and not once per customer.
/// </summary>
internal sealed class DictionaryInterpreter
{
    private readonly Group _rule;
    private readonly Dictionary<RuleNode, Ask> _asks = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RuleNode, EventAsk> _eventAsks = new(ReferenceEqualityComparer.Instance);

    public DictionaryInterpreter(Group rule, long now)
    {
        _rule = rule;
        Prepare(rule, AttributeScope.Customer, now);
    }

    public bool Holds(Dictionary<string, object> customer) => Holds(_rule, customer, customer);

    private void Prepare(RuleNode node, AttributeScope scope, long now)
    {
        switch (node)
        {
            case Group group:
                foreach (var rule in group.Rules)
                {
                    Prepare(rule, scope, now);
                }

                break;
            case AttributeCondition condition:
                var attribute = condition.Field.StartsWith("kristal.", StringComparison.Ordinal)
                    ? SeededAttribute.Find(AttributeScope.Kristal, condition.Field["kristal.".Length..])
                    : SeededAttribute.Find(scope, condition.Field);
                _asks[node] = Ask.Of(condition.Operator, condition.Value, attribute.Type, condition.IgnoreCase, now);
                break;
            case EventCondition condition:
                _eventAsks[node] = EventAsk.Of(condition, now);
                if (condition.Where is { } where)
                {
                    Prepare(where, AttributeScope.Event, now);
                }

                break;
            default:
                throw new NotSupportedException(node.GetType().Name);
        }
    }

    private bool Holds(RuleNode node, Dictionary<string, object> document, Dictionary<string, object> customer) => node switch
    {
        Group { Combinator: Combinator.And } group => group.Rules.All(r => Holds(r, document, customer)) != group.Not,
        Group group => group.Rules.Any(r => Holds(r, document, customer)) != group.Not,
        AttributeCondition condition => Holds(_asks[node], Value(document, condition.Field)),
        _ => Holds(_eventAsks[node].Ask, Aggregated(_eventAsks[node], customer)),
    };

    private static object? Value(Dictionary<string, object> document, string field)
    {
        if (!field.StartsWith(DictionaryPopulation.Kristal, StringComparison.Ordinal))
        {
            return document.GetValueOrDefault(field);
        }

        var kristal = (Dictionary<string, object>?)document.GetValueOrDefault(DictionaryPopulation.Kristal);
        return kristal?.GetValueOrDefault(field == DictionaryPopulation.Kristal ? DictionaryPopulation.Key : field["kristal.".Length..]);
    }

    private static bool Holds(Ask ask, object? value) => (value is not null && Holds(ask.Test, value)) != ask.IsComplement;

    private static bool Holds(Test test, object value) => test switch
    {
        Present => true,
        OneOf { IgnoreCase: true } one => one.Values.Any(v => string.Equals((string)v, (string)value, StringComparison.OrdinalIgnoreCase)),
        OneOf one => one.Values.Contains(value),
        Numbers numbers => numbers.Holds((double)value),
        Instants instants => instants.Holds((long)value),
        Part part => Holds(part, (string)value),
        Tagged { All: true } tagged => tagged.Tags.All(t => ((string[])value).Contains(t)),
        Tagged tagged => tagged.Tags.Any(t => ((string[])value).Contains(t)),
        Anniversary days => UtcCalendar.Utc((long)value) is var date && days.Days.Contains((date.Month * 100) + date.Day),
        _ => throw new NotSupportedException(test.ToString()),
    };

    private static bool Holds(Part part, string text)
    {
        var comparison = part.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return part.Place switch
        {
            PartPlace.Inside => text.Contains(part.Text, comparison),
            PartPlace.Beginning => text.StartsWith(part.Text, comparison),
            _ => text.EndsWith(part.Text, comparison),
        };
    }

    private object? Aggregated(EventAsk asked, Dictionary<string, object> customer)
    {
        var condition = asked.Condition;
        var window = new Instants(asked.First, asked.Last);
        var lists = (Dictionary<string, List<Dictionary<string, object>>>?)customer.GetValueOrDefault(DictionaryPopulation.Events);
        var passing = (lists?.GetValueOrDefault(condition.Event) ?? [])
            .Where(e => window.Holds((long)e[DictionaryPopulation.Time]) && (condition.Where is null || Holds(condition.Where, e, customer)));
        switch (condition.Aggregate)
        {
            case Aggregate.Count:
                return (double)passing.Count();
            case Aggregate.Days:
                return (double)passing.Select(e => (long)e[DictionaryPopulation.Time] / UtcCalendar.Day).Distinct().Count();
            case Aggregate.Distinct:
                return (double)passing.Select(e => Value(e, condition.Of!)).Where(v => v is not null).Distinct().Count();
            case Aggregate.First:
                return passing.FirstOrDefault()?[DictionaryPopulation.Time];
            case Aggregate.Last:
                return passing.LastOrDefault()?[DictionaryPopulation.Time];
            default:
                var numbers = passing.Select(e => (double?)Value(e, condition.Of!));
                return condition.Aggregate switch
                {
                    Aggregate.Sum => numbers.Sum(),
                    Aggregate.Average => numbers.Average(),
                    Aggregate.Min => numbers.Min(),
                    _ => numbers.Max(),
                };
        }
    }
}
