using System.Linq.Expressions;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Linq;

/// <summary>Compiles a rule to a delegate over objects, as an application without an engine would at best.</summary>
internal static class LinqCompiler
{
    public static Func<LinqCustomer, bool> Compile(Group rule, long now)
    {
        var customer = Expression.Parameter(typeof(LinqCustomer));
        var events = new LinqEventConditions(now);
        Expression Node(RuleNode node) => node switch
        {
            Group group => LinqConditions.Joined(group, Node),
            AttributeCondition condition => LinqConditions.Of(
                condition, Expression.Property(customer, SeededAttribute.Find(AttributeScope.Customer, condition.Field).Property.Name), now),
            EventCondition condition => events.Of(condition, customer),
            _ => throw new NotSupportedException(node.GetType().Name),
        };
        return Expression.Lambda<Func<LinqCustomer, bool>>(Node(rule), customer).Compile();
    }
}
