using System.Globalization;

namespace Launchpoints.Engine.Rules;

/// <summary>Operators, values and windows of the text face.</summary>
internal sealed partial class RuleTextReader
{
    /// <summary>The operator with the most words that the text has here.</summary>
    private (OperatorInfo Info, int Start, int End)? ReadOperator(string after)
    {
        int start = Current.Start;
        OperatorInfo? best = null;
        foreach (var info in Operators.All)
        {
            if (info.Words.Length > (best?.Words.Length ?? 0) && IsAll(info.Words))
            {
                best = info;
            }
        }

        if (best is null && Is("<>"))
        {
            best = Operators.Of(ConditionOperator.NotEqual); // SQL's own way
        }

        if (best is null)
        {
            string word = Current.Kind is RuleTokenKind.Name or RuleTokenKind.Keyword ? WordOf(Current).ToString() : "";
            Mistake(
                Current, $"Expected an operator after {after}, for example =, >=, IN, BETWEEN, CONTAINS or IS NULL.",
                Operators.FromJson(word)?.Text ?? NearestName.Of(word, Operators.All.Select(o => o.Text)));
            return null;
        }

        for (int i = 0; i < best.Words.Length; i++)
        {
            Take();
        }

        int end = _lastEnd;
        if (best.Operator == ConditionOperator.Equal && Is("="))
        {
            Mistake(Current, "Equality is written with one =.", "=");
            Take();
        }

        return (best, start, end);
    }

    /// <summary>Reads the value an operator asks for; of the wrong shape too, which is for the validator to say. False after a mistake.</summary>
    private bool ReadAsked(OperatorInfo op, List<(int, int)> items, out ConditionValue? value)
    {
        value = null;
        if (op.Shape == ValueShape.None || Take("?"))
        {
            return true;
        }

        if (Is("("))
        {
            return ReadList(items, out value);
        }

        int start = Current.Start;
        if (!ReadScalar(op, out value))
        {
            return false;
        }

        items.Add((start, _lastEnd));
        if (op.Shape == ValueShape.Span || (op.Shape == ValueShape.One && value is NumberValue && IsUnit()))
        {
            return ReadSpan(start, ref value);
        }

        if (op.Shape != ValueShape.Pair)
        {
            return true;
        }

        if (!Expect("AND", $"Expected AND and the higher end: {op.Text} low AND high."))
        {
            return false;
        }

        start = Current.Start;
        if (!ReadScalar(op, out var high))
        {
            return false;
        }

        items.Add((start, _lastEnd));
        value = new ListValue([value!, high!]);
        return true;
    }

    private bool ReadScalar(OperatorInfo? op, out ConditionValue? value)
    {
        value = null;
        var token = Current;
        switch (token.Kind)
        {
            case RuleTokenKind.Text:
                Take();
                value = new TextValue(TextOf(token));
                return true;
            case RuleTokenKind.Number:
                Take();
                double number = double.Parse(_text.AsSpan(token.Start, token.Length), NumberStyles.Float, CultureInfo.InvariantCulture);
                if (double.IsFinite(number))
                {
                    value = new NumberValue(number == 0 ? 0 : number); // minus zero is 0
                    return true;
                }

                Mistake(token, "The number is too large.", null, RuleErrorCodes.WrongValue);
                value = new NumberValue(0);
                return true;
            case RuleTokenKind.Keyword when Is("TRUE") || Is("FALSE"):
                value = new BooleanValue(Is("TRUE"));
                Take();
                return true;
            case RuleTokenKind.Name:
                string name = TakeName();
                Mistake(token, "Expected a value; a text is written in single quotes.", RuleText.Quote(MessageText.Short(name)));
                value = new TextValue(name);
                return true;
            default:
                Mistake(token, op?.Shape switch
                {
                    ValueShape.List => $"Expected a list after {op.Text}, for example ('a', 'b').",
                    ValueShape.Span => $"Expected a span of time after {op.Text}, for example 30 DAYS.",
                    _ => "Expected a value: a text in single quotes, a number, true or false.",
                }, SuggestionForNoValue(op));
                return false;
        }
    }

    /// <summary>The two mistakes that people bring from other languages: <c>= NULL</c> and <c>=&gt;</c>.</summary>
    private string? SuggestionForNoValue(OperatorInfo? op) => op?.Operator switch
    {
        ConditionOperator.Equal when Is("NULL") => "IS NULL",
        ConditionOperator.NotEqual when Is("NULL") => "IS NOT NULL",
        ConditionOperator.Equal when Is(">") => ">=",
        ConditionOperator.Equal when Is("<") => "<=",
        _ => null,
    };

    private bool ReadList(List<(int, int)> items, out ConditionValue? value)
    {
        value = null;
        Take();
        var values = System.Collections.Immutable.ImmutableArray.CreateBuilder<ConditionValue>();
        while (!Is(")"))
        {
            if (values.Count > 0 && !Expect(",", "Expected a comma or a closing bracket."))
            {
                LeaveList();
                return false;
            }

            if (values.Count == RuleLimits.Values)
            {
                Stop(RuleErrorCodes.TooLarge, $"The list has more than {MessageText.Limit(RuleLimits.Values)} values; that is the limit.");
                return false;
            }

            int start = Current.Start;
            if (!ReadScalar(null, out var item))
            {
                LeaveList();
                return false;
            }

            values.Add(item!);
            items.Add((start, _lastEnd));
        }

        Take();
        value = new ListValue(values.DrainToImmutable());
        return true;
    }

    /// <summary>Goes on behind the list after a mistake in it, or to the next condition when it is not closed.</summary>
    private void LeaveList()
    {
        while (Current.Kind != RuleTokenKind.End && !Is("AND") && !Is("OR"))
        {
            bool closes = Is(")");
            Take();
            if (closes)
            {
                return;
            }
        }
    }

    /// <summary>The unit after an amount, which together are a span.</summary>
    private bool ReadSpan(int start, ref ConditionValue? value)
    {
        if (ReadUnit() is not { } unit)
        {
            return false;
        }

        if (value is not NumberValue { Number: var number } || !double.IsInteger(number) || Math.Abs(number) >= 1e15)
        {
            MistakeAt(start, $"The amount of a span is a whole number from 1 to {MessageText.Limit(RuleLimits.Amount)}.", null, RuleErrorCodes.WrongValue);
            number = 1;
        }

        value = new SpanValue((long)number, unit);
        return true;
    }

    private bool IsUnit() =>
        TimeUnits.FromText(WordOf(Current)) is not null || Is("CALENDAR", "DAY") || Is("CALENDAR", "DAYS");

    private TimeUnit? ReadUnit()
    {
        if (Is("CALENDAR", "DAY") || Is("CALENDAR", "DAYS"))
        {
            Take();
            Take();
            return TimeUnit.CalendarDay;
        }

        if (TimeUnits.FromText(WordOf(Current)) is { } unit)
        {
            Take();
            return unit;
        }

        Mistake(
            Current, "Expected a unit of time: MINUTES, HOURS, DAYS, WEEKS, MONTHS, YEARS or CALENDAR DAYS.",
            NearestName.Of(WordOf(Current).ToString(), TimeUnits.All.Select(u => TimeUnits.Text(u, 2))));
        if (IsName(Current))
        {
            Take(); // a misspelt unit
        }

        return null;
    }

    /// <summary>The window at the end of an aggregate's brackets, if there is one. False after a mistake.</summary>
    private bool ReadWindow(out EventWindow? window)
    {
        window = null;
        if (Take("IN"))
        {
            if (!Expect("LAST", "Expected LAST: a window is written IN LAST 14 DAYS."))
            {
                return false;
            }

            ConditionValue? amount = null;
            int start = Current.Start;
            if (Current.Kind != RuleTokenKind.Number)
            {
                Mistake(Current, "Expected a whole number: a window is written IN LAST 14 DAYS.", null);
                return false;
            }

            if (!ReadScalar(null, out amount) || !ReadSpan(start, ref amount))
            {
                return false;
            }

            var span = (SpanValue)amount!;
            window = new LastWindow(span.Amount, span.Unit);
            return true;
        }

        if (Take("SINCE"))
        {
            window = ReadKey("Expected a date in single quotes after SINCE.") is { } from ? new RangeWindow(from, null) : null;
            return window is not null;
        }

        if (Take("BEFORE"))
        {
            window = ReadKey("Expected a date in single quotes after BEFORE.") is { } to ? new RangeWindow(null, to) : null;
            return window is not null;
        }

        if (Take("BETWEEN"))
        {
            const string form = "Expected BETWEEN 'from' AND 'to' with dates in single quotes.";
            if (ReadKey(form) is not { } from || !Expect("AND", form) || ReadKey(form) is not { } to)
            {
                return false;
            }

            window = new RangeWindow(from, to);
        }

        return true;
    }

    /// <summary>A text in single quotes.</summary>
    private string? ReadKey(string expected)
    {
        var token = Current;
        if (token.Kind == RuleTokenKind.Text)
        {
            Take();
            return TextOf(token);
        }

        string? suggestion = null;
        if (IsName(token))
        {
            suggestion = RuleText.Quote(MessageText.Short(TakeName()));
        }

        Mistake(token, expected, suggestion);
        return null;
    }

    private decimal? ReadPercent()
    {
        var token = Current;
        if (token.Kind != RuleTokenKind.Number
            || !decimal.TryParse(_text.AsSpan(token.Start, token.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal percent))
        {
            Mistake(token, "Expected a percentage, for example 5%.", null);
            return null;
        }

        Take();
        if (!Is("%"))
        {
            Mistake(Current, "Expected a percent sign.", _text.AsSpan(token.Start, token.Length).ToString() + "%");
            return null;
        }

        Take();
        return percent / 100;
    }
}
