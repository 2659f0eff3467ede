using System.Linq.Expressions;
using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Linq;

/// <summary>
/// An event condition as LINQ over the customer's list: <c>c.Viewed.Count(e => …) >= 3</c>. The lambdas inside are compiled beforehand; left in
/// the tree they would become a new delegate with each call.
/// </summary>
internal sealed class LinqEventConditions(long now)
{
    private static readonly Dictionary<string, string> Lists = new()
    {
        ["viewed"] = nameof(LinqCustomer.Viewed),
        ["clicked"] = nameof(LinqCustomer.Clicked),
        ["searched"] = nameof(LinqCustomer.Searched),
        ["login"] = nameof(LinqCustomer.Login),
        ["invested"] = nameof(LinqCustomer.Invested),
        ["redeemed"] = nameof(LinqCustomer.Redeemed),
        ["deposited"] = nameof(LinqCustomer.Deposited),
        ["alert"] = nameof(LinqCustomer.Alert),
    };

    public Expression Of(EventCondition condition, Expression customer)
    {
        var list = Expression.Property(customer, Lists[condition.Event]);
        var type = list.Type.GetGenericArguments()[0];
        var asked = EventAsk.Of(condition, now);
        var passes = Passes(asked, type);
        if (asked.IsAboutAny)
        {
            var any = Enumerable(nameof(System.Linq.Enumerable.Any), [type], list, passes);
            return asked.HoldsWithout ? Expression.Not(any) : any;
        }

        var positive = LinqConditions.Of(asked.Ask.Test, Aggregated(condition, type, list, passes));
        return asked.Ask.IsComplement ? Expression.Not(positive) : positive;
    }

    private static Expression Aggregated(EventCondition condition, Type type, Expression list, Expression passes)
    {
        var passing = Enumerable(nameof(System.Linq.Enumerable.Where), [type], list, passes);
        switch (condition.Aggregate)
        {
            case Aggregate.Count:
                return Expression.Convert(Enumerable(nameof(System.Linq.Enumerable.Count), [type], list, passes), typeof(int?));
            case Aggregate.First:
                return TimeOf(Enumerable(nameof(System.Linq.Enumerable.FirstOrDefault), [type], list, passes));
            case Aggregate.Last:
                return TimeOf(Enumerable(nameof(System.Linq.Enumerable.LastOrDefault), [type], list, passes));
            case Aggregate.Days:
                var days = Enumerable(nameof(System.Linq.Enumerable.Select), [type, typeof(DateTime)], passing, Compiled(type, e => Expression.Property(
                    Expression.Property(e, nameof(LinqEvent.Time)), nameof(DateTime.Date))));
                return Number(Enumerable(nameof(System.Linq.Enumerable.Count), [typeof(DateTime)], Enumerable(nameof(System.Linq.Enumerable.Distinct), [typeof(DateTime)], days)));
            case Aggregate.Distinct:
                return Different(condition.Of!, type, passing);
            default:
                // Sum, Average, Min and Max of System.Linq over double? leave out null as the contract does.
                var amounts = Compiled(type, e => Expression.Convert(Field(e, condition.Of!), typeof(double?)));
                return Enumerable(condition.Aggregate.ToString(), [type], passing, amounts);
        }
    }

    private static UnaryExpression Different(string of, Type type, Expression passing)
    {
        var texts = Enumerable(nameof(System.Linq.Enumerable.Select), [type, typeof(string)], passing, Compiled(type, e => Field(e, of)));
        var known = Enumerable(nameof(System.Linq.Enumerable.Where), [typeof(string)], texts, Compiled(typeof(string), t => Expression.NotEqual(t, Expression.Constant(null, typeof(string)))));
        return Number(Enumerable(nameof(System.Linq.Enumerable.Count), [typeof(string)], Enumerable(nameof(System.Linq.Enumerable.Distinct), [typeof(string)], known)));
    }

    private static UnaryExpression Number(Expression count) => Expression.Convert(count, typeof(int?));

    private static MethodCallExpression TimeOf(Expression found) => Expression.Call(((Func<LinqEvent?, DateTime?>)TimeOrNull).Method, found);

    private static DateTime? TimeOrNull(LinqEvent? found) => found?.Time;

    private ConstantExpression Passes(EventAsk asked, Type type) => Compiled(type, e =>
    {
        var time = Expression.Property(e, nameof(LinqEvent.Time));
        var inside = LinqConditions.Of(new Instants(asked.First, asked.Last), time);
        return asked.Condition.Where is { } where ? Expression.AndAlso(inside, LinqConditions.Joined(where, n => EventCondition(n, e))) : inside;
    });

    private Expression EventCondition(RuleNode node, Expression happened) => node switch
    {
        Group group => LinqConditions.Joined(group, n => EventCondition(n, happened)),
        AttributeCondition condition => LinqConditions.Of(condition, Field(happened, condition.Field), now),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    /// <summary>An attribute of the event, <c>kristal</c>, or an attribute of its Kristal (null without one).</summary>
    private static Expression Field(Expression happened, string field)
    {
        if (!field.StartsWith("kristal", StringComparison.Ordinal))
        {
            return Expression.Property(happened, SeededAttribute.Find(AttributeScope.Event, field).Property.Name);
        }

        var kristal = Expression.Property(happened, nameof(LinqKristalEvent.Kristal));
        string property = field == "kristal"
            ? nameof(LinqKristal.Key)
            : SeededAttribute.Find(AttributeScope.Kristal, field["kristal.".Length..]).Property.Name;
        var value = Expression.Property(kristal, property);
        return Expression.Condition(Expression.Equal(kristal, Expression.Constant(null, kristal.Type)), Expression.Constant(null, value.Type), value);
    }

    private static MethodCallExpression Enumerable(string method, Type[] types, params Expression[] arguments) =>
        Expression.Call(typeof(System.Linq.Enumerable), method, types, arguments);

    private static ConstantExpression Compiled(Type type, Func<ParameterExpression, Expression> body)
    {
        var parameter = Expression.Parameter(type);
        var lambda = Expression.Lambda(body(parameter), parameter);
        return Expression.Constant(lambda.Compile(), lambda.Type);
    }
}
