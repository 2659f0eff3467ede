using System.Globalization;
using Launchpoints.Benchmarks.Opponents.Asked;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Benchmarks.Opponents.Sql;

/// <summary>
/// Writes a rule as the SQL that somebody who knows the database would write: event conditions are semi-joins with a subquery that is
/// filtered by type, window and <c>where</c> before it is grouped, and not grouped at all where one event is enough.
/// </summary>
/// <remarks>
/// Every expression is true where the condition holds, and false or null where it does not; <c>AND</c>, <c>OR</c> and <c>WHERE</c> take null
/// for false, and <c>IS NOT TRUE</c> is the plain complement of two truth values.
/// </remarks>
/// <param name="now">The instant the rules are asked for, Unix milliseconds.</param>
internal abstract class SqlTranslator(long now)
{
    /// <summary>How many customers a rule means.</summary>
    public string Count(Group rule) => $"SELECT count(*) FROM customers c WHERE {Expression(rule)}";

    /// <summary>The rows of the membership table that a rule gives.</summary>
    public string Members(int number, Group rule) =>
        string.Create(CultureInfo.InvariantCulture, $"INSERT INTO membership SELECT {number}, c.id FROM customers c WHERE {Expression(rule)}");

    protected abstract string Instant(long milliseconds);

    /// <summary>A date column of which the first and the last instant that pass are known; one of them may be open.</summary>
    protected abstract string Between(SeededAttribute attribute, string column, Instants instants);

    /// <summary>Whether a set of tags has one.</summary>
    protected abstract string Tag(SeededAttribute attribute, string column, string tag);

    protected abstract string TextPart(string column, Part part);

    protected abstract string MonthAndDay(string column);

    /// <summary>The calendar day of an event's time.</summary>
    protected abstract string Day(string time);

    protected static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    protected virtual string EventType(string type) => Quote(type);

    /// <summary>A text as the column of an attribute has it.</summary>
    protected virtual string Text(SeededAttribute attribute, string text) => Quote(text);

    private string Value(SeededAttribute attribute, object value) => value is string text ? Text(attribute, text) : Literal(value);

    private static string Literal(object value) => value switch
    {
        string text => Quote(text),
        bool truth => truth ? "TRUE" : "FALSE",
        _ => ((double)value).ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>A column between two literals, either of which may be open.</summary>
    protected static string Range(string column, string? low, string? high) => (low, high) switch
    {
        (not null, not null) => $"{column} BETWEEN {low} AND {high}",
        (not null, null) => $"{column} >= {low}",
        (null, not null) => $"{column} <= {high}",
        _ => $"{column} IS NOT NULL",
    };

    private string Expression(RuleNode node) => node switch
    {
        Group group => Joined(group, Expression),
        AttributeCondition condition => Condition(condition, SeededAttribute.Find(AttributeScope.Customer, condition.Field), $"c.{condition.Field}"),
        EventCondition condition => Events(EventAsk.Of(condition, now)),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private static string Joined(Group group, Func<RuleNode, string> expression)
    {
        string joined = $"({string.Join(group.Combinator == Combinator.And ? " AND " : " OR ", group.Rules.Select(expression))})";
        return group.Not ? $"{joined} IS NOT TRUE" : joined;
    }

    private string Condition(AttributeCondition condition, SeededAttribute attribute, string column)
    {
        var ask = Ask.Of(condition.Operator, condition.Value, attribute.Type, condition.IgnoreCase, now);
        return ask switch
        {
            (Present, true) => $"{column} IS NULL",
            (Present, false) => $"{column} IS NOT NULL",
            (OneOf { Values: [var value], IgnoreCase: false }, true) => $"{column} IS DISTINCT FROM {Value(attribute, value)}",
            _ => ask.IsComplement ? $"({Positive(ask.Test, attribute, column)}) IS NOT TRUE" : Positive(ask.Test, attribute, column),
        };
    }

    private string Positive(Test test, SeededAttribute attribute, string column) => test switch
    {
        OneOf { IgnoreCase: true } one => $"upper({column}) IN ({string.Join(", ", one.Values.Select(v => Quote(((string)v).ToUpperInvariant())))})",
        OneOf { Values: [bool truth] } => truth ? column : $"NOT {column}",
        OneOf { Values: [var value] } => $"{column} = {Value(attribute, value)}",
        OneOf one => $"{column} IN ({string.Join(", ", one.Values.Select(v => Value(attribute, v)))})",
        Numbers numbers => Number(numbers, column),
        Instants instants => Between(attribute, column, instants),
        Part part => TextPart(column, part),
        Tagged tagged => $"({string.Join(tagged.All ? " AND " : " OR ", tagged.Tags.Select(tag => Tag(attribute, column, tag)))})",
        Anniversary days => string.Join(" OR ", days.Runs().Select(r => string.Create(
            CultureInfo.InvariantCulture, $"{MonthAndDay(column)} BETWEEN {r.First} AND {r.Last}"))),
        _ => throw new NotSupportedException(test.ToString()),
    };

    private static string Number(Numbers numbers, string column)
    {
        if (numbers is { Low: { } low, IncludesLow: true, High: { } high, IncludesHigh: true })
        {
            return Range(column, Literal(low), Literal(high));
        }

        string? from = numbers.Low is { } least ? $"{column} {(numbers.IncludesLow ? ">=" : ">")} {Literal(least)}" : null;
        string? to = numbers.High is { } most ? $"{column} {(numbers.IncludesHigh ? "<=" : "<")} {Literal(most)}" : null;
        return string.Join(" AND ", new[] { from, to }.OfType<string>());
    }

    private string Events(EventAsk asked)
    {
        // Someone without events is in no group: where the condition holds for them, the customers for whom it does not hold are taken away.
        bool isAway = asked.HoldsWithout;
        string such = asked.IsAboutAny ? Customers(asked, null) : OneEventIsEnough(asked) ?? Customers(asked, Having(asked, isAway));
        return $"c.id {(isAway ? "NOT IN" : "IN")} ({such})";
    }

    /// <summary>The last event lies after an instant: any event does; the first before it, or the largest above a number, likewise. Null where that does not suffice.</summary>
    private string? OneEventIsEnough(EventAsk asked)
    {
        if (asked is { Condition.Aggregate: Aggregate.Max, Ask: { Test: Numbers { High: null } numbers, IsComplement: false } })
        {
            return $"{Customers(asked, null)} AND {Number(numbers, Operand(asked.Condition.Of!))}";
        }

        if (asked.Ask is not { Test: Instants instants, IsComplement: false })
        {
            return null;
        }

        return asked.Condition.Aggregate switch
        {
            Aggregate.Last when instants.Last is null || instants.Last >= asked.Last => Customers(asked with { First = Later(asked.First, instants.First) }, null),
            Aggregate.First when instants.First is null || instants.First <= asked.First =>
                Customers(asked with { Last = Math.Min(asked.Last, instants.Last ?? long.MaxValue) }, null),
            _ => null,
        };
    }

    private static long? Later(long? a, long? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);

    private string Customers(EventAsk asked, string? having)
    {
        var condition = asked.Condition;
        string join = condition.Of is { } of && of.StartsWith("kristal.", StringComparison.Ordinal) ? " JOIN kristals k ON k.id = e.kristal" : "";
        string where = condition.Where is null ? "" : $" AND {Joined(condition.Where, EventCondition)}";
        string window = Range("e.time", asked.First is { } first ? Instant(first) : null, Instant(asked.Last));
        return $"SELECT e.customer FROM events e{join} WHERE e.type = {EventType(condition.Event)} AND {window}{where}"
            + (having is null ? "" : $" GROUP BY e.customer HAVING {having}");
    }

    private string EventCondition(RuleNode node) => node switch
    {
        Group group => Joined(group, EventCondition),
        AttributeCondition { Field: var field } condition when field.StartsWith("kristal.", StringComparison.Ordinal) =>
            $"e.kristal IN (SELECT k.id FROM kristals k WHERE {KristalCondition(condition, field["kristal.".Length..])})",
        AttributeCondition condition => Condition(condition, SeededAttribute.Find(AttributeScope.Event, condition.Field), $"e.{condition.Field}"),
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private string KristalCondition(AttributeCondition condition, string key)
    {
        var attribute = SeededAttribute.Find(AttributeScope.Kristal, key);
        var ask = Ask.Of(condition.Operator, condition.Value, attribute.Type, condition.IgnoreCase, now);

        // The complement would also hold for events without a Kristal, which no rule of the benchmark asks for.
        return ask.IsComplement ? throw new NotSupportedException(condition.ToString()) : Positive(ask.Test, attribute, $"k.{key}");
    }

    private string Having(EventAsk asked, bool isAway)
    {
        var condition = asked.Condition;
        string value = condition.Aggregate switch
        {
            Aggregate.Count => "count(*)",
            Aggregate.Days => $"count(DISTINCT {Day("e.time")})",
            Aggregate.Distinct => $"count(DISTINCT {Operand(condition.Of!)})",
            Aggregate.First => "min(e.time)",
            Aggregate.Last => "max(e.time)",
            Aggregate.Average => $"avg({Operand(condition.Of!)})",
            _ => $"{condition.Aggregate.ToString().ToLowerInvariant()}({Operand(condition.Of!)})",
        };
        string test = asked.Ask.Test is Instants instants
            ? Range(value, instants.First is { } first ? Instant(first) : null, instants.Last is { } last ? Instant(last) : null)
            : Positive(asked.Ask.Test, SeededAttribute.Find(AttributeScope.Event, "amount"), value);

        // A sum over events that all miss the number is 0 in the contract and null in SQL; amounts are never missing here, so no coalesce is needed.
        return asked.Ask.IsComplement != isAway ? $"({test}) IS NOT TRUE" : test;
    }

    private static string Operand(string of) => of.StartsWith("kristal.", StringComparison.Ordinal) ? $"k.{of["kristal.".Length..]}" : $"e.{of}";
}
