using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>
/// Attribute values as they lie in the store: an object by attribute id in ascending order, so that equal values are equal text.
/// Text, number and boolean as such, dates in Unix milliseconds, tags as a list: <c>{"1":"SG","4":1767225600000,"7":["esg"]}</c>.
/// </summary>
internal static class AttributeJson
{
    public const string None = "{}";

    private static readonly JsonWriterOptions Options = new()
    {
        // The store is no web page: names stay readable for whoever opens the file.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Missing values are left out, or written as null where <paramref name="keepMissing"/> says so (a history's "cleared").</summary>
    public static string Write(SortedDictionary<int, AttributeValue> values, bool keepMissing = false)
    {
        if (values.Count == 0)
        {
            return None;
        }

        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            WriteMembers(json, values, keepMissing);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What a write changed of a Kristal: attributes by id, and title and active by name where they changed.</summary>
    public static string WriteKristalChanges(SortedDictionary<int, AttributeValue> values, (string? Value, bool Changed) title, bool? active)
    {
        var buffer = new ArrayBufferWriter<byte>(128);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            if (title.Changed)
            {
                json.WriteString("title", title.Value);
            }

            if (active is { } flag)
            {
                json.WriteBoolean("active", flag);
            }

            WriteMembers(json, values, keepMissing: true);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Adds the stored values to <paramref name="values"/>. Ids that <paramref name="attributes"/> does not know are skipped.</summary>
    public static void Read(string? json, AttributeMap attributes, SortedDictionary<int, AttributeValue> values)
    {
        if (json is null or None)
        {
            return;
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = int.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int id);
            reader.Read();
            if (isId && attributes.Find(id) is { } attribute)
            {
                values[id] = ReadValue(ref reader, attribute.Type);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, SortedDictionary<int, AttributeValue> values, bool keepMissing)
    {
        Span<char> name = stackalloc char[11];
        foreach (var (id, value) in values)
        {
            if (value.IsMissing && !keepMissing)
            {
                continue;
            }

            id.TryFormat(name, out int length, default, CultureInfo.InvariantCulture);
            json.WritePropertyName(name[..length]);
            WriteValue(json, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, AttributeValue value)
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
                json.WriteNumberValue(value.Milliseconds);
                break;
            default:
                json.WriteStartArray();
                foreach (var tag in value.Tags)
                {
                    json.WriteStringValue(tag);
                }

                json.WriteEndArray();
                break;
        }
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader, AttributeType type)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return AttributeValue.Missing;
        }

        switch (type)
        {
            case AttributeType.Text:
                return AttributeValue.OfText(reader.GetString()!);
            case AttributeType.Number:
                return AttributeValue.OfNumber(reader.GetDouble());
            case AttributeType.Boolean:
                return AttributeValue.OfBoolean(reader.GetBoolean());
            case AttributeType.Date:
                return AttributeValue.OfDate(reader.GetInt64());
            default:
                var tags = new List<string>();
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    tags.Add(reader.GetString()!);
                }

                return AttributeValue.OfTags(tags);
        }
    }
}
