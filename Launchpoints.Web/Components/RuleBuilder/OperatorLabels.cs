using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>What operators, aggregates and units are called on screen.</summary>
public static class OperatorLabels
{
    public static string Of(ConditionOperator op, AttributeType type) => op switch
    {
        ConditionOperator.Equal => type is AttributeType.Number ? "equals" : "is",
        ConditionOperator.NotEqual => type is AttributeType.Number ? "does not equal" : "is not",
        ConditionOperator.Less => type is AttributeType.Date ? "is before" : "is less than",
        ConditionOperator.LessOrEqual => type is AttributeType.Date ? "is on or before" : "is at most",
        ConditionOperator.Greater => type is AttributeType.Date ? "is after" : "is more than",
        ConditionOperator.GreaterOrEqual => type is AttributeType.Date ? "is on or after" : "is at least",
        ConditionOperator.Between => "is between",
        ConditionOperator.NotBetween => "is not between",
        ConditionOperator.In => "is one of",
        ConditionOperator.NotIn => "is none of",
        ConditionOperator.Contains => "contains",
        ConditionOperator.DoesNotContain => "does not contain",
        ConditionOperator.BeginsWith => "begins with",
        ConditionOperator.DoesNotBeginWith => "does not begin with",
        ConditionOperator.EndsWith => "ends with",
        ConditionOperator.DoesNotEndWith => "does not end with",
        ConditionOperator.InLast => "is in the last",
        ConditionOperator.NotInLast => "is not in the last",
        ConditionOperator.InNext => "is in the next",
        ConditionOperator.NotInNext => "is not in the next",
        ConditionOperator.OlderThan => "is longer ago than",
        ConditionOperator.FurtherThan => "is further ahead than",
        ConditionOperator.AnniversaryInNext => "has its anniversary in the next",
        ConditionOperator.HasAny => "has any of",
        ConditionOperator.HasAll => "has all of",
        ConditionOperator.HasNone => "has none of",
        ConditionOperator.Null => "is unknown",
        ConditionOperator.NotNull => "is known",
        _ => op.ToString(),
    };

    public static string Of(Aggregate aggregate) => aggregate switch
    {
        Aggregate.Count => "how many times",
        Aggregate.Sum => "sum of",
        Aggregate.Average => "average of",
        Aggregate.Min => "smallest",
        Aggregate.Max => "largest",
        Aggregate.Distinct => "number of different",
        Aggregate.Days => "on how many days",
        Aggregate.First => "the first time",
        Aggregate.Last => "the last time",
        _ => aggregate.ToString(),
    };

    public static string Of(TimeUnit unit, long amount) => (unit, amount) switch
    {
        (TimeUnit.CalendarDay, 1) => "calendar day",
        (TimeUnit.CalendarDay, _) => "calendar days",
        (_, 1) => unit.ToString().ToLowerInvariant(),
        _ => unit.ToString().ToLowerInvariant() + "s",
    };
}
