using System.Buffers;
using System.Text.Json;

namespace Launchpoints.Web.Features.Demonstration;

/// <summary>Rows written as newline-delimited JSON, the way a platform would send them.</summary>
internal sealed class DemonstrationFile
{
    private readonly ArrayBufferWriter<byte> buffer = new();

    public MemoryStream Content => new(buffer.WrittenMemory.ToArray(), writable: false);

    /// <summary>One row; values are texts, numbers, truths, dates, or lists of texts, and null is left out.</summary>
    public void Add(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                switch (value)
                {
                    case null:
                        break;
                    case string text:
                        json.WriteString(name, text);
                        break;
                    case int number:
                        json.WriteNumber(name, number);
                        break;
                    case double number:
                        json.WriteNumber(name, number);
                        break;
                    case bool truth:
                        json.WriteBoolean(name, truth);
                        break;
                    case DateOnly date:
                        json.WriteString(name, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                        break;
                    case DateTimeOffset instant:
                        json.WriteString(name, Engine.Schema.DateLiteral.Write(instant.ToUnixTimeMilliseconds()));
                        break;
                    case IEnumerable<string> tags:
                        json.WriteStartArray(name);
                        foreach (var tag in tags) json.WriteStringValue(tag);
                        json.WriteEndArray();
                        break;
                    default:
                        throw new ArgumentException($"A row has no value of type {value.GetType()}.", nameof(members));
                }
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }
}
