using System.Globalization;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>Puts groups and conditions into English.</summary>
internal sealed partial class RuleSentenceWriter(DataSchema? schema, AttributeScope scope)
{
    private const int MostRules = 20; // of one group; nobody listens to more
    private const int MostValues = 6; // of one list

    /// <summary>A group that nothing stands around.</summary>
    public string Root(Group group)
    {
        if (group.Rules.IsEmpty)
        {
            return Empty(group);
        }

        return group.Not ? Node(group) : Chain(group, outer: true);
    }

    /// <summary>A node inside a group.</summary>
    public string Node(RuleNode node) => node switch
    {
        Group { Rules.IsEmpty: true } group => Empty(group),
        Group { Not: true, Rules: [var only] } => $"not ({(only is Group group ? Chain(group, outer: false) : Node(only))})",
        Group { Not: true } group => $"not ({Chain(group, outer: false)})",
        Group { Rules: [var only] } => Node(only),
        Group group => $"({Chain(group, outer: false)})",
        AttributeCondition condition => Attribute(condition),
        EventCondition condition => Event(condition),
        SegmentCondition condition => $"is {(condition.In ? "" : "not ")}in segment {Quoted(condition.Segment)}",
        SampleCondition condition =>
            $"is in sample {Quoted(condition.Sample)} from {RuleNumber.Write(condition.From * 100)}% to {RuleNumber.Write(condition.To * 100)}%",
        _ => "(something that could not be read)",
    };

    private static string Empty(Group group) =>
        (group.Combinator == Combinator.And) != group.Not ? "everyone" : "no one";

    private string Chain(Group group, bool outer)
    {
        if (group.Rules.IsEmpty)
        {
            return Empty(group with { Not = false });
        }

        string word = group.Combinator == Combinator.And ? "and" : "or";
        var parts = group.Rules.Take(group.Rules.Length > MostRules ? MostRules - 2 : MostRules).Select(Node).ToList();
        if (parts.Count < group.Rules.Length)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{group.Rules.Length - parts.Count:N0} more conditions"));
        }

        // Commas at the outermost level only: inside brackets short words read better.
        return string.Join(outer && parts.Count > 1 ? $", {word} " : $" {word} ", parts);
    }

    private string Attribute(AttributeCondition condition)
    {
        var type = TypeOf(condition.Field) ?? Guess(condition.Operator, condition.Value);
        string asked = Asked(condition.Operator, condition.Value, type);
        string aside = (condition.IgnoreCase, Operators.Of(condition.Operator).Positive is not null) switch
        {
            (true, true) => " (ignoring case, or is unknown)",
            (true, false) => " (ignoring case)",
            (false, true) => " (or is unknown)",
            _ => "",
        };
        return $"{Name(condition.Field)} {asked}{aside}";
    }

    private AttributeType? TypeOf(string field)
    {
        const string ofKristal = "kristal.";
        return scope != AttributeScope.Event ? schema?.Find(scope, field)?.Type
            : field == "kristal" ? AttributeType.Text
            : field.StartsWith(ofKristal, StringComparison.Ordinal) ? schema?.Find(AttributeScope.Kristal, field[ofKristal.Length..])?.Type
            : schema?.Find(scope, field)?.Type;
    }

    /// <summary>Without a schema, the value shows well enough what is compared.</summary>
    private static AttributeType Guess(ConditionOperator op, ConditionValue? value) => value switch
    {
        _ when Operators.Of(op).Types is [var only] => only,
        ListValue { Values: [var first, ..] } => Guess(op, first),
        NumberValue => AttributeType.Number,
        BooleanValue => AttributeType.Boolean,
        TextValue text when DateLiteral.TryParse(text.Text, TimeZoneInfo.Utc, out _) => AttributeType.Date,
        _ => AttributeType.Text,
    };

    private static string Asked(ConditionOperator op, ConditionValue? value, AttributeType type) => op switch
    {
        ConditionOperator.Null => "is unknown",
        ConditionOperator.NotNull => "is known",
        _ when value is null => $"{Verb(op, type)} …",
        ConditionOperator.OlderThan => $"is more than {Span(value)} ago",
        ConditionOperator.FurtherThan => $"is more than {Span(value)} ahead",
        ConditionOperator.Between or ConditionOperator.NotBetween when value is ListValue { Values: [var low, var high] } =>
            $"{Verb(op, type)} {Value(low)} and {Value(high)}",
        ConditionOperator.HasAll => $"{Verb(op, type)} {Values(value, "and")}",
        ConditionOperator.LessOrEqual or ConditionOperator.GreaterOrEqual when type == AttributeType.Text =>
            $"is {Value(value)} or comes {(op == ConditionOperator.LessOrEqual ? "before" : "after")} it in order",
        _ when value is SpanValue => $"{Verb(op, type)} {Span(value)}",
        _ => $"{Verb(op, type)} {Values(value, "or")}",
    };

    private static string Verb(ConditionOperator op, AttributeType type) => (op, type) switch
    {
        (ConditionOperator.Less, AttributeType.Date) => "is before",
        (ConditionOperator.LessOrEqual, AttributeType.Date) => "is not after",
        (ConditionOperator.Greater, AttributeType.Date) => "is after",
        (ConditionOperator.GreaterOrEqual, AttributeType.Date) => "is not before",
        (ConditionOperator.Less, AttributeType.Text) => "comes in order before",
        (ConditionOperator.Greater, AttributeType.Text) => "comes in order after",
        (ConditionOperator.Less, _) => "is less than",
        (ConditionOperator.LessOrEqual, _) => "is at most",
        (ConditionOperator.Greater, _) => "is more than",
        (ConditionOperator.GreaterOrEqual, _) => "is at least",
        (ConditionOperator.Equal or ConditionOperator.In, _) => "is",
        (ConditionOperator.NotEqual or ConditionOperator.NotIn, _) => "is not",
        (ConditionOperator.Between, _) => "is between",
        (ConditionOperator.NotBetween, _) => "is not between",
        (ConditionOperator.Contains, _) => "contains",
        (ConditionOperator.DoesNotContain, _) => "does not contain",
        (ConditionOperator.BeginsWith, _) => "begins with",
        (ConditionOperator.DoesNotBeginWith, _) => "does not begin with",
        (ConditionOperator.EndsWith, _) => "ends with",
        (ConditionOperator.DoesNotEndWith, _) => "does not end with",
        (ConditionOperator.InLast, _) => "is in the last",
        (ConditionOperator.NotInLast, _) => "is not in the last",
        (ConditionOperator.InNext, _) => "is in the next",
        (ConditionOperator.NotInNext, _) => "is not in the next",
        (ConditionOperator.OlderThan, _) => "is older than",
        (ConditionOperator.FurtherThan, _) => "is further ahead than",
        (ConditionOperator.AnniversaryInNext, _) => "has its anniversary in the next",
        (ConditionOperator.HasAny, _) => "has any of",
        (ConditionOperator.HasAll, _) => "has all of",
        (ConditionOperator.HasNone, _) => "has none of",
        _ => "is",
    };

    private static string Span(ConditionValue value) =>
        value is SpanValue span ? Span(span.Amount, span.Unit) : Value(value);

    private static string Span(long amount, TimeUnit unit)
    {
        string name = unit == TimeUnit.CalendarDay ? "calendar day" : TimeUnits.Json(unit);
        return string.Create(CultureInfo.InvariantCulture, $"{amount:N0} {name}{(amount == 1 ? "" : "s")}");
    }

    private static string Values(ConditionValue value, string word)
    {
        if (value is not ListValue list)
        {
            return Value(value);
        }

        int count = list.Values.Length;
        if (count > MostValues)
        {
            string shown = string.Join(", ", list.Values.Take(MostValues - 1).Select(Value));
            return string.Create(CultureInfo.InvariantCulture, $"{shown} {word} {count - MostValues + 1:N0} more");
        }

        return count switch
        {
            0 => "…",
            1 => Value(list.Values[0]),
            _ => $"{string.Join(", ", list.Values.Take(count - 1).Select(Value))} {word} {Value(list.Values[^1])}",
        };
    }

    private static string Value(ConditionValue? value) => value switch
    {
        TextValue text => Plain(text.Text),
        NumberValue number => Spoken(number.Number),
        BooleanValue boolean => boolean.Boolean ? "true" : "false",
        SpanValue span => Span(span.Amount, span.Unit),
        ListValue list => Values(list, "or"),
        _ => "…",
    };

    /// <summary>A text as it is when that cannot be misread, else in quotes.</summary>
    private static string Plain(string text)
    {
        bool plain = text.Length is > 0 and <= 60;
        foreach (char c in text)
        {
            plain &= char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '@' or ':' or '+' or '/' or '&' or '%';
        }

        return plain ? text : Quoted(text);
    }

    /// <summary>A name as it is; one with blanks is told from the words around it by quotes.</summary>
    private static string Name(string name) =>
        name.Length == 0 ? "…" : name.Any(char.IsWhiteSpace) ? Quoted(name) : MessageText.Short(name);

    private static string Quoted(string text) => $"“{MessageText.Short(text)}”";

    // 25,000,000 rather than 25000000; whatever grouping would not keep exactly is written as rules write it.
    private static string Spoken(double number) => Math.Abs(number) is >= 10_000 and < 1e15 && Math.Floor(number) == number
        ? number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)
        : RuleNumber.Write(number);
}
