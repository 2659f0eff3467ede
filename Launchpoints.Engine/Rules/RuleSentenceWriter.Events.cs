using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>Conditions on events in English.</summary>
internal sealed partial class RuleSentenceWriter
{
    private string Event(EventCondition condition)
    {
        var info = Aggregates.Of(condition.Aggregate);
        string which = Which(condition);
        string events = Name(condition.Event);
        if (condition.Aggregate == Aggregate.Count && HowMany(condition.Operator, condition.Value) is { } many)
        {
            return $"has {many.Words} {events} event{(many.Single ? "" : "s")}{which}";
        }

        if (condition.Aggregate == Aggregate.Days && HowMany(condition.Operator, condition.Value) is { } days)
        {
            return $"has {events} events{which} on {days.Words} day{(days.Single ? "" : "s")}";
        }

        string of = condition.Of is null ? "…" : Name(condition.Of);
        string subject = condition.Aggregate switch
        {
            Aggregate.Count => $"the number of {events} events",
            Aggregate.Sum => $"the sum of {of} over {events} events",
            Aggregate.Average => $"the average {of} of {events} events",
            Aggregate.Min => $"the smallest {of} of {events} events",
            Aggregate.Max => $"the largest {of} of {events} events",
            Aggregate.Distinct => $"the number of different {of} values of {events} events",
            Aggregate.Days => $"the number of days with {events} events",
            Aggregate.First => $"the first {events} event",
            _ => $"the latest {events} event",
        };
        string asked = condition.Operator switch
        {
            ConditionOperator.Null => "does not exist",
            ConditionOperator.NotNull => "exists",
            _ => Asked(condition.Operator, condition.Value, info.Result),
        };
        bool missingHolds = info.MissingWithoutEvents && Operators.Of(condition.Operator).Positive is not null;
        return $"{subject}{which} {asked}{(missingHolds ? " (or there is none)" : "")}";
    }

    /// <summary>Which of the events count: the window, then the conditions in brackets.</summary>
    private string Which(EventCondition condition)
    {
        string window = condition.Window switch
        {
            LastWindow last => $" in the last {Span(last.Amount, last.Unit)}",
            RangeWindow { From: { } from, To: { } to } => $" from {Plain(from)} until before {Plain(to)}",
            RangeWindow { From: { } from } => $" since {Plain(from)}",
            RangeWindow { To: { } to } => $" before {Plain(to)}",
            _ => "",
        };
        string where = condition.Where is { } group
            ? $" (where {new RuleSentenceWriter(schema, AttributeScope.Event).Inside(group)})"
            : "";
        return window + where;
    }

    private string Inside(Group where) => where switch
    {
        { Rules.IsEmpty: true } => where.Combinator == Combinator.And != where.Not ? "any" : "none",
        { Not: true } => Node(where),
        _ => Chain(where, outer: false),
    };

    /// <summary>The way people say how many, for the operators that have one.</summary>
    private static (string Words, bool Single)? HowMany(ConditionOperator op, ConditionValue? value)
    {
        if (op == ConditionOperator.Between && value is ListValue { Values: [NumberValue low, NumberValue high] })
        {
            return ($"between {RuleNumber.Write(low.Number)} and {RuleNumber.Write(high.Number)}", false);
        }

        if (value is not NumberValue { Number: var number })
        {
            return null;
        }

        string written = RuleNumber.Write(number);
        bool one = number == 1;
        return op switch
        {
            ConditionOperator.Equal when number == 0 => ("no", false),
            ConditionOperator.Equal => ($"exactly {written}", one),
            ConditionOperator.Less => ($"fewer than {written}", one),
            ConditionOperator.LessOrEqual => ($"at most {written}", one),
            ConditionOperator.Greater => ($"more than {written}", one),
            ConditionOperator.GreaterOrEqual => ($"at least {written}", one),
            _ => null,
        };
    }
}
