using System.Collections.Immutable;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using static Launchpoints.Engine.Rules.ConditionOperator;

namespace Launchpoints.Benchmarks.Opponents.Asked;

/// <summary>A condition as a positive test and whether its complement is meant; the complement also holds for what is missing.</summary>
internal sealed record Ask(Test Test, bool IsComplement)
{
    /// <summary>What a condition asks, for the instant and in UTC, which is the zone of the benchmark.</summary>
    /// <exception cref="NotSupportedException">No rule of the benchmark uses this operator, so no opponent was taught it.</exception>
    public static Ask Of(ConditionOperator op, ConditionValue? value, AttributeType type, bool ignoreCase, long now) => op switch
    {
        Null => new(new Present(), true),
        NotNull => new(new Present(), false),
        HasNone => new(new Tagged(Texts(value), false), true),
        HasAny => new(new Tagged(Texts(value), false), false),
        HasAll => new(new Tagged(Texts(value), true), false),
        Contains or DoesNotContain => new(new Part(PartPlace.Inside, Text(value), ignoreCase), op == DoesNotContain),
        BeginsWith or DoesNotBeginWith => new(new Part(PartPlace.Beginning, Text(value), ignoreCase), op == DoesNotBeginWith),
        EndsWith or DoesNotEndWith => new(new Part(PartPlace.End, Text(value), ignoreCase), op == DoesNotEndWith),
        In or NotIn => new(new OneOf([.. ((ListValue)value!).Values.Select(Scalar)], ignoreCase), op == NotIn),
        Equal or NotEqual when type != AttributeType.Date => new(new OneOf([Scalar(value!)], ignoreCase), op == NotEqual),
        _ when type == AttributeType.Number => new(Number(op, value), op == NotBetween),
        _ when type == AttributeType.Date => new(Date(op, value, now), op is NotEqual or NotBetween or NotInLast or NotInNext),
        _ => throw new NotSupportedException($"{op} of {type}"),
    };

    private static Numbers Number(ConditionOperator op, ConditionValue? value)
    {
        if (op is Between or NotBetween)
        {
            var ends = ((ListValue)value!).Values;
            return new((double)Scalar(ends[0]), true, (double)Scalar(ends[1]), true);
        }

        double asked = (double)Scalar(value!);
        return op switch
        {
            Less => new(null, false, asked, false),
            LessOrEqual => new(null, false, asked, true),
            Greater => new(asked, false, null, false),
            GreaterOrEqual => new(asked, true, null, false),
            _ => throw new NotSupportedException($"{op} of a number"),
        };
    }

    private static Test Date(ConditionOperator op, ConditionValue? value, long now)
    {
        if (op is Between or NotBetween)
        {
            var ends = ((ListValue)value!).Values;
            return new Instants(UtcCalendar.Parse(((TextValue)ends[0]).Text), UtcCalendar.Parse(((TextValue)ends[1]).Text));
        }

        if (value is SpanValue(var amount, var unit))
        {
            return op switch
            {
                InLast or NotInLast => new Instants(UtcCalendar.Back(now, amount, unit), now),
                OlderThan => new Instants(null, UtcCalendar.Back(now, amount, unit) - 1),
                InNext or NotInNext => new Instants(now, UtcCalendar.Ahead(now, amount, unit)),
                FurtherThan => new Instants(UtcCalendar.Ahead(now, amount, unit) + 1, null),
                AnniversaryInNext => new Anniversary(UtcCalendar.Anniversaries(now, amount, unit)),
                _ => throw new NotSupportedException($"{op} of a span"),
            };
        }

        long asked = UtcCalendar.Parse(Text(value));
        return op switch
        {
            Equal or NotEqual => new Instants(asked, asked),
            Less => new Instants(null, asked - 1),
            LessOrEqual => new Instants(null, asked),
            Greater => new Instants(asked + 1, null),
            GreaterOrEqual => new Instants(asked, null),
            _ => throw new NotSupportedException($"{op} of a date"),
        };
    }

    private static string Text(ConditionValue? value) => ((TextValue)value!).Text;

    private static ImmutableArray<string> Texts(ConditionValue? value) => [.. ((ListValue)value!).Values.Cast<TextValue>().Select(t => t.Text)];

    private static object Scalar(ConditionValue value) => value switch
    {
        TextValue text => text.Text,
        NumberValue number => number.Number,
        BooleanValue truth => truth.Boolean,
        _ => throw new NotSupportedException(value.ToString()),
    };
}
