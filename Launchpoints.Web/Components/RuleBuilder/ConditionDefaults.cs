using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>What a condition starts with, and what it keeps when what it asks changes.</summary>
public static class ConditionDefaults
{
    /// <summary>A condition on what was just chosen; operator and value of the former one stay where they fit.</summary>
    public static Condition For(string choice, Condition before, BuilderScope scope, bool inFilter)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(scope);
        if (choice == "segment")
        {
            return new SegmentCondition(scope.Vocabulary.Segments.Keys.Order(StringComparer.Ordinal).FirstOrDefault() ?? "");
        }

        if (choice == "sample")
        {
            return new SampleCondition("pilot", 0m, 0.05m);
        }

        if (choice.StartsWith("e:", StringComparison.Ordinal))
        {
            return before is EventCondition happened
                ? happened with { Event = choice[2..] }
                : new EventCondition(choice[2..], Aggregate.Count, null, null, null, ConditionOperator.GreaterOrEqual, new NumberValue(1));
        }

        if (!choice.StartsWith("a:", StringComparison.Ordinal))
        {
            return BuilderCondition.Unset;
        }

        string field = choice[2..];
        var type = scope.TypeOf(field, inFilter) ?? AttributeType.Text;
        if (before is AttributeCondition { Field: not "" } attribute && scope.TypeOf(attribute.Field, inFilter) == type)
        {
            // Another attribute of the same type: its numbers and dates may still be meant, its texts are not.
            return attribute with { Field = field, Value = type is AttributeType.Text or AttributeType.Tags ? null : attribute.Value };
        }

        return type switch
        {
            AttributeType.Text => new AttributeCondition(field, ConditionOperator.In),
            AttributeType.Tags => new AttributeCondition(field, ConditionOperator.HasAny),
            AttributeType.Boolean => new AttributeCondition(field, ConditionOperator.Equal, new BooleanValue(true)),
            AttributeType.Number => new AttributeCondition(field, ConditionOperator.GreaterOrEqual),
            _ => new AttributeCondition(field, ConditionOperator.InLast, new SpanValue(30, TimeUnit.Day)),
        };
    }

    /// <summary>The value under another operator: kept or reshaped where it still fits, else empty.</summary>
    public static ConditionValue? Fit(ConditionValue? value, ConditionOperator op, AttributeType type)
    {
        var shape = Operators.Of(op).Shape;
        return (shape, value) switch
        {
            (ValueShape.None, _) => null,
            (ValueShape.Span, SpanValue) => value,
            (ValueShape.Span, _) => new SpanValue(30, TimeUnit.Day),
            (ValueShape.List, ListValue) => value,
            (ValueShape.List, TextValue or NumberValue) => new ListValue([value]),
            (ValueShape.Pair, ListValue { Values.Length: 2 }) => value,
            (ValueShape.Pair, NumberValue number) => new ListValue([number, number]),
            (ValueShape.One, TextValue or NumberValue or BooleanValue) => value,
            (ValueShape.One, ListValue { Values: [var first, ..] }) => first,
            (ValueShape.One, _) when type == AttributeType.Boolean => new BooleanValue(true),
            _ => null,
        };
    }
}
