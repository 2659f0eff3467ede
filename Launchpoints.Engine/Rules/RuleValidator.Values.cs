using System.Globalization;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>Operators, values and windows against types.</summary>
public sealed partial class RuleValidator
{
    private void CheckAsked(ConditionOperator op, ConditionValue? value, bool ignoreCase, AttributeType type, string name)
    {
        var info = Operators.Of(op);
        if (!info.Fits(type))
        {
            var fitting = Operators.For(type).Select(Written);
            Mistake(
                RuleErrorCodes.WrongOperator,
                $"{name} is {Article(type)}, which has no '{Written(info)}'. It takes {string.Join(", ", fitting)}.",
                Substitute(op, type) is { } other ? Written(Operators.Of(other)) : null, "operator");
            return;
        }

        if (ignoreCase && !(info.TakesIgnoreCase && type == AttributeType.Text))
        {
            Mistake(
                RuleErrorCodes.WrongOperator,
                type == AttributeType.Text
                    ? $"'{Written(info)}' cannot ignore case; equality, lists, 'contains', 'begins with' and 'ends with' can."
                    : $"{name} is {Article(type)}; only text can ignore case.",
                at: "ignoreCase");
        }

        int here = _path.Enter("value");
        switch (info.Shape)
        {
            case ValueShape.None:
                break;
            case ValueShape.One:
                CheckOne(value, type, name);
                break;
            case ValueShape.Pair:
                CheckPair(value, type, name);
                break;
            case ValueShape.List:
                CheckList(info, value, type, name);
                break;
            default:
                CheckSpan(op, value);
                break;
        }

        _path.Back(here);
    }

    private string Written(OperatorInfo info) => _text ? info.Text : info.Json;

    /// <summary>What was probably meant by an operator that does not go with the type.</summary>
    private static ConditionOperator? Substitute(ConditionOperator op, AttributeType type) => (op, type) switch
    {
        (ConditionOperator.Equal or ConditionOperator.In or ConditionOperator.Contains, AttributeType.Tags) => ConditionOperator.HasAny,
        (ConditionOperator.NotEqual or ConditionOperator.NotIn or ConditionOperator.DoesNotContain, AttributeType.Tags) => ConditionOperator.HasNone,
        (ConditionOperator.HasAny, AttributeType.Text or AttributeType.Number) => ConditionOperator.In,
        (ConditionOperator.HasNone, AttributeType.Text or AttributeType.Number) => ConditionOperator.NotIn,
        (ConditionOperator.In, AttributeType.Boolean or AttributeType.Date) => ConditionOperator.Equal,
        (ConditionOperator.NotIn, AttributeType.Boolean or AttributeType.Date) => ConditionOperator.NotEqual,
        _ => null,
    };

    private void CheckOne(ConditionValue? value, AttributeType type, string name)
    {
        switch (value)
        {
            case null:
                Missing();
                break;
            case ListValue:
                Mistake(RuleErrorCodes.WrongValue, $"Expected one {Word(type)}, not a list.");
                break;
            default:
                CheckScalar(value, type, name);
                break;
        }
    }

    private void CheckPair(ConditionValue? value, AttributeType type, string name)
    {
        if (value is null)
        {
            Missing();
            return;
        }

        if (value is not ListValue { Values: [var low, var high] })
        {
            Mistake(RuleErrorCodes.WrongValue, "Expected two values, the low and the high end.");
            return;
        }

        if (CheckItem(low, 0, type, name) & CheckItem(high, 1, type, name) && IsAbove(low, high, type))
        {
            Mistake(RuleErrorCodes.WrongValue, "The low end is above the high end.", Pair(high, low));
        }
    }

    private string Pair(ConditionValue low, ConditionValue high) =>
        _text ? $"{Literal(low)} AND {Literal(high)}" : $"[{Literal(low)}, {Literal(high)}]";

    private bool IsAbove(ConditionValue low, ConditionValue high, AttributeType type) => type switch
    {
        AttributeType.Number => ((NumberValue)low).Number > ((NumberValue)high).Number,
        AttributeType.Date => InstantOf(low) > InstantOf(high),
        _ => CodePointComparer.Instance.Compare(((TextValue)low).Text, ((TextValue)high).Text) > 0,
    };

    private long InstantOf(ConditionValue date) =>
        DateLiteral.TryParse(((TextValue)date).Text, _vocabulary.Zone, out long instant) ? instant : 0;

    private void CheckList(OperatorInfo info, ConditionValue? value, AttributeType type, string name)
    {
        if (value is null)
        {
            Missing();
            return;
        }

        if (value is not ListValue list)
        {
            Mistake(
                RuleErrorCodes.WrongValue, $"'{Written(info)}' takes a list of values.",
                value is SpanValue ? null : _text ? $"({Literal(value)})" : $"[{Literal(value)}]");
            return;
        }

        if (list.Values.IsEmpty)
        {
            Mistake(RuleErrorCodes.WrongValue, $"'{Written(info)}' needs at least one value.");
        }

        if (list.Values.Length > RuleLimits.Values)
        {
            Mistake(RuleErrorCodes.TooLarge, $"The list has more than {MessageText.Limit(RuleLimits.Values)} values; that is the limit.");
            return;
        }

        var itemType = type == AttributeType.Tags ? AttributeType.Text : type;
        for (int i = 0; i < list.Values.Length && _errors.Count < RuleLimits.Errors; i++)
        {
            CheckItem(list.Values[i], i, itemType, name);
        }
    }

    private bool CheckItem(ConditionValue value, int index, AttributeType type, string name)
    {
        int here = _path.Enter(index);
        bool fits = CheckScalar(value, type, name);
        _path.Back(here);
        return fits;
    }

    private bool CheckScalar(ConditionValue value, AttributeType type, string name)
    {
        switch (type, value)
        {
            case (AttributeType.Text, TextValue { Text: var text }):
                if (TextLimit.Fits(text) && !text.Contains('\0', StringComparison.Ordinal))
                {
                    return true;
                }

                Mistake(RuleErrorCodes.WrongValue, $"A text has at most {MessageText.Limit(TextLimit.Characters)} characters, none of them NUL.");
                return false;
            case (AttributeType.Number, NumberValue { Number: var number }) when double.IsFinite(number):
            case (AttributeType.Boolean, BooleanValue):
                return true;
            case (AttributeType.Date, TextValue { Text: var date }):
                if (DateLiteral.TryParse(date, _vocabulary.Zone, out _))
                {
                    return true;
                }

                Mistake(
                    RuleErrorCodes.WrongValue,
                    $"'{MessageText.Short(date)}' is no date. Dates are written like {Literal(new TextValue("2026-01-31"))} or {Literal(new TextValue("2026-01-31T09:30Z"))}.");
                return false;
            default:
                Mistake(RuleErrorCodes.WrongValue, $"{name} is {Article(type)}; expected {Expected(type)}.", Converted(value, type));
                return false;
        }
    }

    private string Expected(AttributeType type) => type switch
    {
        AttributeType.Number => "a number without quotes",
        AttributeType.Boolean => "true or false",
        AttributeType.Date => $"a date like {Literal(new TextValue("2026-01-31"))}",
        _ => "a text in quotes",
    };

    /// <summary>The same value written for the other type, where that is plain.</summary>
    private string? Converted(ConditionValue value, AttributeType type) => (value, type) switch
    {
        (NumberValue or BooleanValue, AttributeType.Text) => Literal(new TextValue(Literal(value))),
        (TextValue { Text: var text }, AttributeType.Number)
            when double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double number)
            && double.IsFinite(number) => RuleNumber.Write(number),
        (TextValue { Text: var text }, AttributeType.Boolean) when text.Equals("true", StringComparison.OrdinalIgnoreCase) => "true",
        (TextValue { Text: var text }, AttributeType.Boolean) when text.Equals("false", StringComparison.OrdinalIgnoreCase) => "false",
        _ => null,
    };

    private string Literal(ConditionValue value) => value switch
    {
        TextValue text => _text ? RuleText.Quote(MessageText.Short(text.Text)) : $"\"{MessageText.Short(text.Text)}\"",
        NumberValue number => RuleNumber.Write(number.Number),
        BooleanValue boolean => boolean.Boolean ? "true" : "false",
        _ => "…",
    };

    private void CheckSpan(ConditionOperator op, ConditionValue? value)
    {
        if (value is null)
        {
            Missing();
            return;
        }

        if (value is not SpanValue span)
        {
            Mistake(RuleErrorCodes.WrongValue, "Expected a span of time: an amount and a unit, for example 30 days.");
            return;
        }

        CheckAmount(span.Amount, "amount");
        if (op == ConditionOperator.AnniversaryInNext && span.Unit is TimeUnit.Minute or TimeUnit.Hour)
        {
            Mistake(RuleErrorCodes.WrongValue, "Anniversaries are counted in days or longer units.", _text ? "DAYS" : "day", "unit");
        }
    }

    private void CheckAmount(long amount, string member)
    {
        if (amount is < 1 or > RuleLimits.Amount)
        {
            Mistake(RuleErrorCodes.WrongValue, $"The amount of a span is a whole number from 1 to {MessageText.Limit(RuleLimits.Amount)}.", at: member);
        }
    }

    private void Window(EventWindow window)
    {
        switch (window)
        {
            case LastWindow last:
                CheckAmount(last.Amount, "last");
                break;
            case RangeWindow { From: null, To: null }:
                Mistake(RuleErrorCodes.WrongValue, "A window needs a beginning, an end, or both.");
                break;
            case RangeWindow range:
                long from = 0, to = 0;
                bool both = CheckEnd(range.From, "from", ref from) & CheckEnd(range.To, "to", ref to);
                if (both && from > to)
                {
                    Mistake(RuleErrorCodes.WrongValue, "The window ends before it begins.", at: "from");
                }

                break;
            default:
                throw new InvalidOperationException($"The rule has a {window.GetType().Name} at '{_path}', which no validator knows.");
        }
    }

    /// <summary>Whether there is an end and it can be read.</summary>
    private bool CheckEnd(string? end, string member, ref long instant)
    {
        if (end is null)
        {
            return false;
        }

        int here = _path.Enter(member);
        bool fits = CheckScalar(new TextValue(end), AttributeType.Date, "The window");
        _path.Back(here);
        return fits && DateLiteral.TryParse(end, _vocabulary.Zone, out instant);
    }

    private void Missing() => Mistake(RuleErrorCodes.WrongValue, "This condition has no value yet.");
}
