using System.Collections.Frozen;
using System.Linq.Expressions;
using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Linq;

/// <summary>Turns what is asked of a value into the expression that a C# programmer would write.</summary>
internal static class LinqConditions
{
    // From here on a hash set beats comparing one by one.
    private const int SetFrom = 5;

    /// <summary>Joins the expressions of a group's rules.</summary>
    public static Expression Joined(Group group, Func<RuleNode, Expression> expression)
    {
        var joined = group.Rules.Select(expression).Aggregate(group.Combinator == Combinator.And ? Expression.AndAlso : Expression.OrElse);
        return group.Not ? Expression.Not(joined) : joined;
    }

    /// <summary>A condition on a value, which may be null.</summary>
    public static Expression Of(AttributeCondition condition, Expression value, long now)
    {
        var ask = Ask.Of(condition.Operator, condition.Value, TypeOf(value.Type), condition.IgnoreCase, now);
        var positive = Of(ask.Test, value);
        return ask.IsComplement ? Expression.Not(positive) : positive;
    }

    /// <summary>A test of a value, false for null.</summary>
    public static Expression Of(Test test, Expression value) => test switch
    {
        Present => Expression.NotEqual(value, Expression.Constant(null, value.Type)),
        OneOf { IgnoreCase: true } one => Any(one.Values.Select(v => Call(value, nameof(string.Equals), v, StringComparison.OrdinalIgnoreCase))),
        OneOf { Values.Length: >= SetFrom } one when value.Type == typeof(string) => InSet(one, value),
        OneOf one => Any(one.Values.Select(v => Expression.Equal(value, Constant(v, value.Type)))),
        Numbers numbers => Range(
            value,
            numbers.Low is { } low ? (low, numbers.IncludesLow) : null,
            numbers.High is { } high ? (high, numbers.IncludesHigh) : null),
        Instants instants => Range(
            value,
            instants.First is { } first ? (UtcCalendar.Utc(first), true) : null,
            instants.Last is { } last ? (UtcCalendar.Utc(last), true) : null),
        Part part => Call(
            value,
            part.Place switch { PartPlace.Inside => nameof(string.Contains), PartPlace.Beginning => nameof(string.StartsWith), _ => nameof(string.EndsWith) },
            part.Text,
            part.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal),
        Tagged tagged => Tags(tagged, value),
        Anniversary days => OnDays(days, value),
        _ => throw new NotSupportedException(test.ToString()),
    };

    private static AttributeType TypeOf(Type type) =>
        type == typeof(string) ? AttributeType.Text
        : type == typeof(string[]) ? AttributeType.Tags
        : type == typeof(bool?) ? AttributeType.Boolean
        : type == typeof(DateTime?) || type == typeof(DateTime) ? AttributeType.Date
        : AttributeType.Number;

    private static Expression Any(IEnumerable<Expression> choices) => choices.Aggregate(Expression.OrElse);

    private static BinaryExpression InSet(OneOf one, Expression value)
    {
        var set = one.Values.Cast<string>().ToFrozenSet(StringComparer.Ordinal);
        return Expression.AndAlso(
            Expression.NotEqual(value, Expression.Constant(null, value.Type)),
            Expression.Call(Expression.Constant(set, typeof(FrozenSet<string>)), typeof(FrozenSet<string>).GetMethod(nameof(FrozenSet<string>.Contains), [typeof(string)])!, value));
    }

    private static BinaryExpression Call(Expression text, string method, object asked, StringComparison comparison) => Expression.AndAlso(
        Expression.NotEqual(text, Expression.Constant(null, typeof(string))),
        Expression.Call(
            text,
            typeof(string).GetMethod(method, [typeof(string), typeof(StringComparison)])!,
            Expression.Constant(asked, typeof(string)),
            Expression.Constant(comparison)));

    private static BinaryExpression Tags(Tagged tagged, Expression value)
    {
        var indexOf = ((Func<string[], string, int>)Array.IndexOf).Method;
        var each = tagged.Tags.Select(tag => (Expression)Expression.GreaterThanOrEqual(
            Expression.Call(indexOf, value, Expression.Constant(tag)), Expression.Constant(0)));
        return Expression.AndAlso(
            Expression.NotEqual(value, Expression.Constant(null, value.Type)), each.Aggregate(tagged.All ? Expression.AndAlso : Expression.OrElse));
    }

    private static BinaryExpression OnDays(Anniversary days, Expression value)
    {
        var date = Expression.Property(value, nameof(Nullable<DateTime>.Value));
        var day = Expression.Add(
            Expression.Multiply(Expression.Property(date, nameof(DateTime.Month)), Expression.Constant(100)), Expression.Property(date, nameof(DateTime.Day)));
        return Expression.AndAlso(
            Expression.Property(value, nameof(Nullable<DateTime>.HasValue)),
            Any(days.Runs().Select(run => Expression.AndAlso(
                Expression.GreaterThanOrEqual(day, Expression.Constant(run.First)), Expression.LessThanOrEqual(day, Expression.Constant(run.Last))))));
    }

    private static Expression Range(Expression value, (object End, bool Included)? low, (object End, bool Included)? high)
    {
        // A whole number is compared as one, unless it is asked about a fraction.
        if (Nullable.GetUnderlyingType(value.Type) == typeof(int)
            && new[] { low?.End, high?.End }.OfType<double>().Any(end => end != Math.Floor(end)))
        {
            value = Expression.Convert(value, typeof(double?));
        }

        var from = low is null ? null : low.Value.Included
            ? Expression.GreaterThanOrEqual(value, Constant(low.Value.End, value.Type))
            : Expression.GreaterThan(value, Constant(low.Value.End, value.Type));
        var to = high is null ? null : high.Value.Included
            ? Expression.LessThanOrEqual(value, Constant(high.Value.End, value.Type))
            : Expression.LessThan(value, Constant(high.Value.End, value.Type));
        return new[] { from, to }.OfType<Expression>().Aggregate(Expression.AndAlso);
    }

    private static ConstantExpression Constant(object value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return Expression.Constant(plain == typeof(int) ? checked((int)(double)value) : value, type);
    }
}
