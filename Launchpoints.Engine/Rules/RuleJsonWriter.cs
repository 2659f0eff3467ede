using System.Text.Json;

namespace Launchpoints.Engine.Rules;

/// <summary>Writes the tree as JSON in the order of the contract's examples.</summary>
internal static class RuleJsonWriter
{
    public static void Write(Utf8JsonWriter writer, RuleNode node)
    {
        writer.WriteStartObject();
        switch (node)
        {
            case Group group:
                writer.WriteString("combinator"u8, group.Combinator == Combinator.And ? "and"u8 : "or"u8);
                if (group.Not)
                {
                    writer.WriteBoolean("not"u8, true);
                }

                writer.WriteStartArray("rules"u8);
                foreach (var rule in group.Rules)
                {
                    Write(writer, rule);
                }

                writer.WriteEndArray();
                break;
            case AttributeCondition condition:
                writer.WriteString("field"u8, condition.Field);
                Asked(writer, condition.Operator, condition.Value);
                if (condition.IgnoreCase)
                {
                    writer.WriteBoolean("ignoreCase"u8, true);
                }

                break;
            case EventCondition condition:
                writer.WriteString("event"u8, condition.Event);
                writer.WriteString("aggregate"u8, Aggregates.Of(condition.Aggregate).Json);
                if (condition.Of is not null)
                {
                    writer.WriteString("of"u8, condition.Of);
                }

                if (condition.Where is not null)
                {
                    writer.WritePropertyName("where"u8);
                    Write(writer, condition.Where);
                }

                if (condition.Window is not null)
                {
                    writer.WritePropertyName("window"u8);
                    WriteWindow(writer, condition.Window);
                }

                Asked(writer, condition.Operator, condition.Value);
                break;
            case SegmentCondition condition:
                writer.WriteString("segment"u8, condition.Segment);
                writer.WriteString("operator"u8, condition.In ? "in"u8 : "notIn"u8);
                break;
            case SampleCondition condition:
                writer.WriteString("sample"u8, condition.Sample);
                writer.WritePropertyName("from"u8);
                writer.WriteRawValue(RuleNumber.Write(condition.From));
                writer.WritePropertyName("to"u8);
                writer.WriteRawValue(RuleNumber.Write(condition.To));
                break;
            default:
                throw new InvalidOperationException($"A {node.GetType().Name} has no JSON.");
        }

        writer.WriteEndObject();
    }

    /// <summary>A window as rules and Kristal selections write it.</summary>
    public static void WriteWindow(Utf8JsonWriter writer, EventWindow window)
    {
        writer.WriteStartObject();
        switch (window)
        {
            case LastWindow last:
                writer.WriteNumber("last"u8, last.Amount);
                writer.WriteString("unit"u8, TimeUnits.Json(last.Unit));
                break;
            case RangeWindow range:
                if (range.From is not null)
                {
                    writer.WriteString("from"u8, range.From);
                }

                if (range.To is not null)
                {
                    writer.WriteString("to"u8, range.To);
                }

                break;
            default:
                throw new InvalidOperationException($"A {window.GetType().Name} has no JSON.");
        }

        writer.WriteEndObject();
    }

    private static void Asked(Utf8JsonWriter writer, ConditionOperator op, ConditionValue? value)
    {
        writer.WriteString("operator"u8, Operators.Of(op).Json);
        if (value is not null)
        {
            writer.WritePropertyName("value"u8);
            WriteValue(writer, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, ConditionValue value)
    {
        switch (value)
        {
            case TextValue text:
                writer.WriteStringValue(text.Text);
                break;
            case NumberValue number:
                writer.WriteRawValue(RuleNumber.Write(number.Number));
                break;
            case BooleanValue boolean:
                writer.WriteBooleanValue(boolean.Boolean);
                break;
            case SpanValue span:
                writer.WriteStartObject();
                writer.WriteNumber("amount"u8, span.Amount);
                writer.WriteString("unit"u8, TimeUnits.Json(span.Unit));
                writer.WriteEndObject();
                break;
            case ListValue list:
                writer.WriteStartArray();
                foreach (var item in list.Values)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType().Name} has no JSON.");
        }
    }
}
