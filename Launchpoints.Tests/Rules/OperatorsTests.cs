using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Xunit;

namespace Launchpoints.Tests.Rules;

public sealed class OperatorsTests
{
    [Fact]
    public void Tables_AreInTheOrderOfTheirEnumerations()
    {
        Assert.Equal(Enum.GetValues<ConditionOperator>(), Operators.All.Select(o => o.Operator));
        Assert.Equal(Enum.GetValues<Aggregate>(), Aggregates.All.Select(a => a.Aggregate));
        Assert.Equal(Enum.GetValues<TimeUnit>(), TimeUnits.All.AsEnumerable());
    }

    [Theory]
    [InlineData(AttributeType.Text, "= != < <= > >= between notBetween in notIn contains doesNotContain beginsWith doesNotBeginWith endsWith doesNotEndWith null notNull")]
    [InlineData(AttributeType.Number, "= != < <= > >= between notBetween in notIn null notNull")]
    [InlineData(AttributeType.Boolean, "= != null notNull")]
    [InlineData(AttributeType.Date, "= != < <= > >= between notBetween inLast notInLast inNext notInNext olderThan furtherThan anniversaryInNext null notNull")]
    [InlineData(AttributeType.Tags, "hasAny hasAll hasNone null notNull")]
    public void Type_TakesTheOperatorsOfTheContract(AttributeType type, string expected) =>
        Assert.Equal(expected, string.Join(' ', Operators.For(type).Select(o => o.Json)));

    [Fact]
    public void NegativeOperators_AreTheComplementOfTheirTwin()
    {
        Assert.Equal(
            ["!=", "notBetween", "notIn", "doesNotContain", "doesNotBeginWith", "doesNotEndWith", "notInLast", "notInNext", "hasNone"],
            Operators.All.Where(o => o.Positive is not null).Select(o => o.Json));
        foreach (var negative in Operators.All.Where(o => o.Positive is not null))
        {
            Assert.Equal(negative.Operator, Operators.ComplementOf(negative.Positive!.Value));
            Assert.Equal(negative.Positive, Operators.ComplementOf(negative.Operator));
            Assert.Equal(negative.Shape, Operators.Of(negative.Positive!.Value).Shape);
        }

        Assert.Equal(ConditionOperator.NotNull, Operators.ComplementOf(ConditionOperator.Null));
        Assert.Null(Operators.ComplementOf(ConditionOperator.Less));
    }

    [Fact]
    public void IgnoreCase_GoesWithSixPairs() => Assert.Equal(
        ["=", "!=", "in", "notIn", "contains", "doesNotContain", "beginsWith", "doesNotBeginWith", "endsWith", "doesNotEndWith"],
        Operators.All.Where(o => o.TakesIgnoreCase).Select(o => o.Json));

    [Fact]
    public void Names_AreFoundAgain()
    {
        Assert.All(Operators.All, o => Assert.Same(o, Operators.FromJson(o.Json)));
        Assert.All(Aggregates.All, a => Assert.Same(a, Aggregates.FromText(a.Text.ToLowerInvariant())));
        Assert.All(TimeUnits.All, u => Assert.Equal(u, TimeUnits.FromJson(TimeUnits.Json(u))));
        Assert.Null(Operators.FromJson("IN"));
        Assert.Null(TimeUnits.FromJson("days"));
        Assert.Equal(TimeUnit.Week, TimeUnits.FromText("weekS"));
        Assert.Null(TimeUnits.FromText("weekss"));
    }
}
