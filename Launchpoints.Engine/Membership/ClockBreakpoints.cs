using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Membership;

/// <summary>The instants at which the clock alone may change what a rule says of one customer.</summary>
/// <remarks>
/// Attributes and events stay as they are. A condition changes when an event happens, when one leaves a window, or when a date
/// passes one end of a span. Between two neighbouring instants the rule's answer cannot change; at one of them it need not.
/// </remarks>
internal sealed class ClockBreakpoints
{
    // A year and a bit to either side: anniversaries repeat.
    private const int AnniversaryDays = 400;

    private readonly PopulationSnapshot _population;
    private readonly int _row;
    private readonly Func<string, Group?> _rules;
    private readonly RuleClock _clock;
    private readonly SortedSet<long> _instants = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private ClockBreakpoints(PopulationSnapshot population, int row, Func<string, Group?> rules, RuleClock clock)
    {
        _population = population;
        _row = row;
        _rules = rules;
        _clock = clock;
    }

    /// <summary>The instants in ascending order, Unix milliseconds; may be empty.</summary>
    public static SortedSet<long> Of(Group rule, PopulationSnapshot population, int row, Func<string, Group?> rules, RuleClock clock)
    {
        var breakpoints = new ClockBreakpoints(population, row, rules, clock);
        breakpoints.Add(rule);
        return breakpoints._instants;
    }

    private void Add(RuleNode node)
    {
        switch (node)
        {
            case Group group:
                foreach (var rule in group.Rules)
                {
                    Add(rule);
                }

                break;
            case AttributeCondition { Value: SpanValue span } condition:
                if (_population.Slot(AttributeScope.Customer, condition.Field) is { Type: AttributeType.Date } slot
                    && _population.CustomerValue(_row, slot) is { IsMissing: false } value)
                {
                    AddDate(value.Milliseconds, condition.Operator, span);
                }

                break;
            case EventCondition condition:
                AddEvents(condition);
                break;
            case SegmentCondition condition:
                if (_seen.Add(condition.Segment) && _rules(condition.Segment) is { } other)
                {
                    Add(other);
                }

                break;
        }
    }

    private void AddEvents(EventCondition condition)
    {
        foreach (long time in _population.EventTimes(_row, condition.Event))
        {
            _instants.Add(time);
            if (condition.Window is LastWindow window)
            {
                _instants.UnionWith(Edge(window.Amount, window.Unit, ahead: false).Crossings(time));
            }

            if (condition is { Aggregate: Aggregate.First or Aggregate.Last, Value: SpanValue span })
            {
                AddDate(time, condition.Operator, span);
            }
        }
    }

    private void AddDate(long date, ConditionOperator op, SpanValue span)
    {
        switch (Operators.Of(op).Positive ?? op)
        {
            case ConditionOperator.InLast:
                _instants.Add(date);
                _instants.UnionWith(Edge(span.Amount, span.Unit, ahead: false).Crossings(date));
                break;
            case ConditionOperator.OlderThan:
                _instants.UnionWith(Edge(span.Amount, span.Unit, ahead: false).Crossings(date));
                break;
            case ConditionOperator.InNext:
                _instants.Add(date + 1);
                _instants.UnionWith(Edge(span.Amount, span.Unit, ahead: true).Crossings(date));
                break;
            case ConditionOperator.FurtherThan:
                _instants.UnionWith(Edge(span.Amount, span.Unit, ahead: true).Crossings(date));
                break;
            case ConditionOperator.AnniversaryInNext:
                int today = LocalTime.DayNumber(_clock.Now, _clock.Zone);
                for (int day = today - AnniversaryDays; day <= today + AnniversaryDays; day++)
                {
                    _instants.Add(LocalTime.Midnight(day, _clock.Zone));
                }

                break;
        }
    }

    private TimeSpanEdge Edge(long amount, TimeUnit unit, bool ahead) => new(amount, unit, _clock.Zone, ahead);
}
