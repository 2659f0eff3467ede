using System.Globalization;
using System.Text;

namespace Launchpoints.Engine.Rules;

/// <summary>Lays a rule out as text: what fits stays on one line, what does not gets a line for each rule.</summary>
internal sealed class RuleTextWriter
{
    private const int Width = 100;

    private readonly StringBuilder _out = new();
    private int _lineStart;
    private bool _flat; // trying to stay on the line
    private int _limit; // where the try has failed

    public string Write(Group rule)
    {
        Emit(rule, true, 0);
        return _out.ToString();
    }

    public string Write(RuleNode node)
    {
        Emit(node, false, 0);
        return _out.ToString();
    }

    private void Emit(RuleNode node, bool root, int indent)
    {
        if (!_flat && Fits(node, root))
        {
            return;
        }

        switch (node)
        {
            case Group group:
                EmitGroup(group, root, indent);
                break;
            case AttributeCondition condition:
                _out.Append(RuleText.Name(condition.Field));
                EmitAsked(condition.Operator, condition.Value, indent);
                _out.Append(condition.IgnoreCase ? " IGNORING CASE" : "");
                break;
            case EventCondition condition:
                EmitEvent(condition, indent);
                break;
            case SegmentCondition condition:
                _out.Append(condition.In ? "IN SEGMENT " : "NOT IN SEGMENT ").Append(RuleText.Quote(condition.Segment));
                break;
            case SampleCondition condition:
                _out.Append("IN SAMPLE ").Append(RuleText.Quote(condition.Sample))
                    .Append(" FROM ").Append(RuleNumber.Write(condition.From * 100)).Append('%')
                    .Append(" TO ").Append(RuleNumber.Write(condition.To * 100)).Append('%');
                break;
            default:
                throw new InvalidOperationException($"A {node.GetType().Name} has no text.");
        }
    }

    /// <summary>Writes the node on this line if there is room for it; else leaves everything as it was. Takes no longer than a line is.</summary>
    private bool Fits(RuleNode node, bool root)
    {
        int mark = _out.Length;
        _flat = true;
        _limit = Math.Max(mark, _lineStart + Width);
        Emit(node, root, 0);
        _flat = false;
        if (_out.Length <= _limit)
        {
            return true;
        }

        _out.Length = mark;
        return false;
    }

    private void EmitGroup(Group group, bool root, int indent)
    {
        _out.Append(group.Not ? "NOT " : "");
        if (group.Rules.IsEmpty)
        {
            _out.Append(group.Combinator == Combinator.And ? "EVERYONE" : "NO ONE");
            return;
        }

        // At the root a negated group is the root itself, unless brackets say that it is the root's only rule.
        bool brackets = group.Not || !root || group.Rules is [Group { Not: true }];
        int inner = brackets ? indent + 2 : indent;
        if (brackets)
        {
            _out.Append('(');
            Line(inner, "");
        }

        string joiner = group.Combinator == Combinator.And ? "AND " : "OR ";
        for (int i = 0; i < group.Rules.Length && !GivenUp; i++)
        {
            if (i > 0)
            {
                Line(inner, " ");
                _out.Append(joiner);
            }

            Emit(group.Rules[i], false, inner);
        }

        if (brackets)
        {
            Line(indent, "");
            _out.Append(')');
        }
    }

    private void EmitEvent(EventCondition condition, int indent)
    {
        _out.Append(Aggregates.Of(condition.Aggregate).Text).Append('(');
        if (condition.Of is not null)
        {
            _out.Append(RuleText.Name(condition.Of)).Append(" OF ");
        }

        _out.Append(RuleText.Name(condition.Event));
        if (condition.Where is not null)
        {
            Line(indent + 2, " ");
            _out.Append("WHERE ");
            Emit(condition.Where, true, indent + 4);
        }

        if (condition.Window is not null)
        {
            Line(indent + 2, " ");
            _out.Append(Window(condition.Window));
        }

        _out.Append(')');
        EmitAsked(condition.Operator, condition.Value, indent);
    }

    private static string Window(EventWindow window) => window switch
    {
        LastWindow last => string.Create(CultureInfo.InvariantCulture, $"IN LAST {last.Amount} {TimeUnits.Text(last.Unit, last.Amount)}"),
        RangeWindow { From: { } from, To: { } to } => $"BETWEEN {RuleText.Quote(from)} AND {RuleText.Quote(to)}",
        RangeWindow { From: { } from } => $"SINCE {RuleText.Quote(from)}",
        RangeWindow { To: { } to } => $"BEFORE {RuleText.Quote(to)}",
        _ => "SINCE ''", // a draft's window without ends: there is no text for it, and this says where one is missing
    };

    private void EmitAsked(ConditionOperator op, ConditionValue? value, int indent)
    {
        var info = Operators.Of(op);
        _out.Append(' ').Append(info.Text);
        if (info.Shape == ValueShape.None)
        {
            return;
        }

        _out.Append(' ');
        if (info.Shape == ValueShape.Pair && value is ListValue { Values: [var low, var high] })
        {
            EmitValue(low, indent);
            _out.Append(" AND ");
            EmitValue(high, indent);
        }
        else
        {
            EmitValue(value, indent);
        }
    }

    private void EmitValue(ConditionValue? value, int indent)
    {
        switch (value)
        {
            case null:
                _out.Append('?');
                break;
            case TextValue text:
                _out.Append(RuleText.Quote(text.Text));
                break;
            case NumberValue number:
                _out.Append(RuleNumber.Write(number.Number));
                break;
            case BooleanValue boolean:
                _out.Append(boolean.Boolean ? "true" : "false");
                break;
            case SpanValue span:
                _out.Append(CultureInfo.InvariantCulture, $"{span.Amount} {TimeUnits.Text(span.Unit, span.Amount)}");
                break;
            case ListValue list:
                EmitList(list, indent);
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} has no text.");
        }
    }

    private void EmitList(ListValue list, int indent)
    {
        _out.Append('(');
        for (int i = 0; i < list.Values.Length && !GivenUp; i++)
        {
            if (i > 0)
            {
                _out.Append(',');
                if (_out.Length - _lineStart > Width - 20)
                {
                    Line(indent + 2, " ");
                }
                else
                {
                    _out.Append(' ');
                }
            }

            EmitValue(list.Values[i], indent);
        }

        _out.Append(')');
    }

    private bool GivenUp => _flat && _out.Length > _limit;

    private void Line(int indent, string whenFlat)
    {
        if (_flat)
        {
            _out.Append(whenFlat);
            return;
        }

        _out.Append('\n');
        _lineStart = _out.Length;
        _out.Append(' ', indent);
    }
}
