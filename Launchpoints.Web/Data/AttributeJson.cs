using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>
/// Attribute values as they lie in the store: an object by attribute id in ascending order, so that equal values are equal text.
/// Text, number and boolean as such, dates in Unix milliseconds, tags as a list: <c>{"1":"SG","4":1767225600000,"7":["esg"]}</c>.
/// </summary>
/// <remarks>An instance writes one object after the other into the same buffer.</remarks>
internal sealed class AttributeJson : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        // The store is no web page: names stay readable for whoever opens the file.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> buffer = new(512);
    private readonly Utf8JsonWriter json;
    private JsonEncodedText[] names = [];

    public AttributeJson() => json = new Utf8JsonWriter(buffer, Options);

    /// <summary>The object in UTF-8, good until the next; missing values are left out, or null where <paramref name="keepMissing"/> says so (a history's "cleared").</summary>
    public ReadOnlySpan<byte> Write(AttributeValues values, bool keepMissing = false)
    {
        Begin();
        WriteMembers(values, keepMissing);
        return End();
    }

    /// <summary>What a write changed of a Kristal: attributes by id, and title and active by name where they changed.</summary>
    public ReadOnlySpan<byte> WriteKristalChanges(AttributeValues values, (string? Value, bool Changed) title, bool? active)
    {
        Begin();
        if (title.Changed)
        {
            json.WriteString("title", title.Value);
        }

        if (active is { } flag)
        {
            json.WriteBoolean("active", flag);
        }

        WriteMembers(values, keepMissing: true);
        return End();
    }

    /// <summary>Adds the stored values to <paramref name="values"/>. Ids that <paramref name="attributes"/> does not know are skipped.</summary>
    public static void Read(ReadOnlySpan<byte> utf8, AttributeMap attributes, AttributeValues values)
    {
        if (utf8.Length <= 2)
        {
            return;
        }

        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = int.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int id);
            reader.Read();
            if (isId && attributes.Find(id) is { } attribute)
            {
                values.Set(id, ReadValue(ref reader, attribute.Type));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    public void Dispose() => json.Dispose();

    private void Begin()
    {
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
    }

    private ReadOnlySpan<byte> End()
    {
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private void WriteMembers(AttributeValues values, bool keepMissing)
    {
        foreach (var (id, value) in values.Items)
        {
            if (value.IsMissing && !keepMissing)
            {
                continue;
            }

            json.WritePropertyName(NameOf(id));
            WriteValue(value);
        }
    }

    private JsonEncodedText NameOf(int id)
    {
        if (id >= names.Length)
        {
            int before = names.Length;
            Array.Resize(ref names, Math.Max(id + 1, before * 2));
            for (int i = before; i < names.Length; i++)
            {
                names[i] = JsonEncodedText.Encode(i.ToString(CultureInfo.InvariantCulture));
            }
        }

        return names[id];
    }

    private void WriteValue(AttributeValue value)
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
            case AttributeType.Number when value.Number == (long)value.Number && Math.Abs(value.Number) < 1e15:
                json.WriteNumberValue((long)value.Number); // the same digits, found quicker
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
