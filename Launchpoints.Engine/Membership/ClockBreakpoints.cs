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

    // Longer than any gap or overlap of local time, to step past the end of a month or a clock change.
    private const long Slack = 4 * 86_400_000L;

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
                _instants.Add(FirstBackBeyond(time, window.Amount, window.Unit));
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
                _instants.Add(FirstBackBeyond(date, span.Amount, span.Unit));
                break;
            case ConditionOperator.OlderThan:
                _instants.Add(FirstBackBeyond(date, span.Amount, span.Unit));
                break;
            case ConditionOperator.InNext:
                _instants.Add(date + 1);
                _instants.Add(FirstAheadReaching(date, span.Amount, span.Unit));
                break;
            case ConditionOperator.FurtherThan:
                _instants.Add(FirstAheadReaching(date, span.Amount, span.Unit));
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

    // The first now for which "n units back" lies behind the date; that end only moves forward as the clock does.
    private long FirstBackBeyond(long date, long amount, TimeUnit unit) =>
        First(date, date + Longest(amount, unit), now => TimeSpans.Back(now, amount, unit, _clock.Zone) > date);

    // The first now for which "n units ahead" reaches the date.
    private long FirstAheadReaching(long date, long amount, TimeUnit unit) =>
        First(date - Longest(amount, unit), date, now => TimeSpans.Ahead(now, amount, unit, _clock.Zone) >= date);

    private static long First(long low, long high, Func<long, bool> holds)
    {
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static long Longest(long amount, TimeUnit unit) => Slack + unit switch
    {
        TimeUnit.Minute => amount * 60_000,
        TimeUnit.Hour => amount * 3_600_000,
        TimeUnit.Week => amount * 604_800_000,
        TimeUnit.Month => amount * 31 * 86_400_000,
        TimeUnit.Year => amount * 366 * 86_400_000,
        _ => amount * 86_400_000,
    };
}
