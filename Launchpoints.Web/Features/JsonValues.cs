using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features;

/// <summary>Attribute values over HTTP: numbers and truths as JSON has them, dates in ISO 8601, tags as a list.</summary>
internal static class JsonValues
{
    /// <summary>Reads a value of a declared type; null is missing.</summary>
    public static bool TryRead(JsonElement element, AttributeType type, TimeZoneInfo zone, out AttributeValue value, out string reason)
    {
        reason = "";
        value = AttributeValue.Missing;
        if (element.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        switch (type)
        {
            case AttributeType.Text when TryText(element, out var text):
                value = AttributeValue.OfText(text);
                return true;
            case AttributeType.Number when element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number):
                value = AttributeValue.OfNumber(number);
                return true;
            case AttributeType.Boolean when element.ValueKind is JsonValueKind.True or JsonValueKind.False:
                value = AttributeValue.OfBoolean(element.GetBoolean());
                return true;
            case AttributeType.Date when TryText(element, out var text) && DateLiteral.TryParse(text, zone, out long instant):
                value = AttributeValue.OfDate(instant);
                return true;
            case AttributeType.Tags when element.ValueKind == JsonValueKind.Array:
                var tags = new List<string>();
                foreach (var item in element.EnumerateArray())
                {
                    if (!TryText(item, out var tag))
                    {
                        reason = $"Tags are texts of at most {TextLimit.Characters} characters.";
                        return false;
                    }

                    tags.Add(tag);
                }

                value = AttributeValue.OfTags(tags);
                return true;
            default:
                reason = type switch
                {
                    AttributeType.Text => $"Expected text of at most {TextLimit.Characters} characters.",
                    AttributeType.Number => "Expected a number.",
                    AttributeType.Boolean => "Expected true or false.",
                    AttributeType.Date => "Expected a date such as \"2026-01-31\" or \"2026-01-31T09:30:00Z\".",
                    _ => "Expected a list of texts.",
                };
                return false;
        }
    }

    public static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        if (value.IsMissing)
        {
            json.WriteNullValue();
            return;
        }

        switch (value.Type)
        {
            case AttributeType.Text:
                json.WriteStringValue(value.Text);
                break;
            case AttributeType.Number:
                json.WriteNumberValue(value.Number);
                break;
            case AttributeType.Boolean:
                json.WriteBooleanValue(value.Boolean);
                break;
            case AttributeType.Date:
                json.WriteStringValue(DateLiteral.Write(value.Milliseconds));
                break;
            default:
                json.WriteStartArray();
                foreach (var tag in value.Tags) json.WriteStringValue(tag);
                json.WriteEndArray();
                break;
        }
    }

    private static bool TryText(JsonElement element, out string text)
    {
        text = "";
        if (element.ValueKind != JsonValueKind.String) return false;
        try
        {
            text = Nfc.Of(element.GetString()!);
            return TextLimit.Fits(text) && !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException) // half of a surrogate pair
        {
            return false;
        }
    }
}
