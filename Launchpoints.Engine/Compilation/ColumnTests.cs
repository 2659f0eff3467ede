using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using static Launchpoints.Engine.Rules.ConditionOperator;

namespace Launchpoints.Engine.Compilation;

/// <summary>Turns operator and value into a test of a column. Negative operators are tested as their positive twin and complemented.</summary>
internal static class ColumnTests
{
    /// <summary>Whether the operator holds for a missing value, and so is the complement of a test.</summary>
    public static bool IsComplement(ConditionOperator op) => op == Null || Operators.Of(op).Positive is not null;

    /// <summary>Whether the instant of the question matters to a condition on an attribute or an aggregate.</summary>
    public static bool IsTimed(ConditionValue? value) => value is SpanValue;

    /// <summary>The positive test of a condition.</summary>
    /// <param name="type">The type of what is compared.</param>
    /// <param name="condition">Operator, value and case; the field is not read.</param>
    /// <param name="dictionary">The texts of a text or tags column; null for the other types.</param>
    /// <param name="clock">The instant and zone of relative dates and date literals.</param>
    /// <exception cref="InvalidOperationException">Operator or value do not fit; validate the rule first.</exception>
    public static ColumnTest Of(AttributeType type, AttributeCondition condition, TextDictionary? dictionary, RuleClock clock)
    {
        var op = Operators.Of(condition.Operator).Positive ?? condition.Operator;
        if (op is Null or NotNull)
        {
            return new PresentTest();
        }

        return type switch
        {
            AttributeType.Text => new CodeTableTest(dictionary!, condition),
            AttributeType.Tags => Tags(op, condition.Value, dictionary!),
            AttributeType.Boolean => Boolean(condition.Value),
            AttributeType.Number => Number(op, condition.Value),
            AttributeType.Date => Date(op, condition.Value, clock),
            _ => throw new InvalidOperationException($"No test is known for {type}."),
        };
    }

    private static BooleanTest Boolean(ConditionValue? value) => value is BooleanValue { Boolean: var truth } ? new(truth) : throw Unfit(value);

    private static TagsTest Tags(ConditionOperator op, ConditionValue? value, TextDictionary dictionary) => new(
        dictionary, [.. TextPredicate.TextsOf(value).Distinct(StringComparer.Ordinal)], op == HasAll);

    private static ColumnTest Number(ConditionOperator op, ConditionValue? value)
    {
        const double Most = double.PositiveInfinity; // a sum of finite numbers may overflow
        if (op == In)
        {
            return new NumberSetTest(((ListValue)value!).Values.OfType<NumberValue>().Select(n => n.Number));
        }

        if (op == Between)
        {
            return value is ListValue { Values: [NumberValue low, NumberValue high] } ? new RangeTest<double>(low.Number, high.Number) : throw Unfit(value);
        }

        double asked = value is NumberValue { Number: var number } ? number : throw Unfit(value);
        return op switch
        {
            Equal => new RangeTest<double>(asked, asked),
            Less => new RangeTest<double>(-Most, Math.BitDecrement(asked)),
            LessOrEqual => new RangeTest<double>(-Most, asked),
            Greater => new RangeTest<double>(Math.BitIncrement(asked), Most),
            GreaterOrEqual => new RangeTest<double>(asked, Most),
            _ => throw new InvalidOperationException($"{op} is not asked of a number."),
        };
    }

    private static ColumnTest Date(ConditionOperator op, ConditionValue? value, RuleClock clock)
    {
        if (value is SpanValue(var amount, var unit))
        {
            return op == AnniversaryInNext
                ? new AnniversaryTest(TimeSpans.AnniversaryDays(clock.Now, amount, unit, clock.Zone), clock)
                : new SpanTest(op, amount, unit, clock);
        }

        if (op == Between)
        {
            return value is ListValue { Values: [TextValue low, TextValue high] }
                ? new RangeTest<long>(clock.Literal(low.Text), clock.Literal(high.Text))
                : throw Unfit(value);
        }

        long asked = value is TextValue { Text: var text } ? clock.Literal(text) : throw Unfit(value);
        return op switch
        {
            Equal => new RangeTest<long>(asked, asked),
            Less => new RangeTest<long>(TimeSpans.Earliest, asked - 1),
            LessOrEqual => new RangeTest<long>(TimeSpans.Earliest, asked),
            Greater => new RangeTest<long>(asked + 1, TimeSpans.Latest),
            GreaterOrEqual => new RangeTest<long>(asked, TimeSpans.Latest),
            _ => throw new InvalidOperationException($"{op} is not asked of a date."),
        };
    }

    private static InvalidOperationException Unfit(ConditionValue? value) =>
        new($"The value {value?.ToString() ?? "(none)"} does not fit the condition; validate the rule before compiling it.");
}
