using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Launchpoints.Engine.Rules;

/// <summary>The JSON face of rules: what is stored and sent.</summary>
/// <remarks>
/// Unknown and repeated members are refused. Of what query builders add, <c>id</c>, <c>path</c>, <c>valueSource: "value"</c>
/// and a <c>value</c> beside <c>null</c> and <c>notNull</c> are ignored.
/// </remarks>
public static class RuleJson
{
    // Two levels of JSON for a group, three for one in 'where', and some for a value; reading stops at 30 levels of groups before that.
    internal const int MaxJsonDepth = 128;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    // Readable where people see it; whoever puts JSON into a page has to escape it for that page anyway.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions ReadableIndented = Readable with { Indented = true, NewLine = "\n" };

    /// <summary>Reads a rule from JSON of at most <see cref="RuleLimits.Bytes"/>.</summary>
    public static RuleReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (json.Length > RuleLimits.Bytes)
        {
            return TooLarge("");
        }

        try
        {
            return Read(Strict.GetBytes(json));
        }
        catch (EncoderFallbackException e)
        {
            return RuleJsonReader.Failed(RuleErrorCodes.Syntax, "", $"The text has half of a surrogate pair at position {e.Index}.");
        }
    }

    /// <summary>Reads a rule from JSON in UTF-8 of at most <see cref="RuleLimits.Bytes"/>.</summary>
    /// <param name="utf8">The JSON, with or without a byte order mark.</param>
    /// <param name="prefix">What the pointers of errors begin with, e.g. <c>/rule</c> when the JSON was a member of that name.</param>
    public static RuleReading Read(ReadOnlySpan<byte> utf8, string prefix = "")
    {
        if (utf8.Length > RuleLimits.Bytes)
        {
            return TooLarge(prefix);
        }

        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        var reader = new Utf8JsonReader(utf8.StartsWith(mark) ? utf8[3..] : utf8, new JsonReaderOptions { MaxDepth = MaxJsonDepth });
        return new RuleJsonReader(prefix).Read(ref reader);
    }

    /// <summary>Reads a rule that is part of a document; its pointers begin with <paramref name="prefix"/>.</summary>
    public static RuleReading Read(JsonElement element, string prefix = "") =>
        Read(JsonMarshal.GetRawUtf8Value(element), prefix);

    /// <summary>Reads a window that stands alone, as in a segment's choice of Kristals; null for JSON's null.</summary>
    /// <returns>The window, or the mistakes that kept it from being read. <see cref="RuleValidator"/> checks dates and amounts.</returns>
    public static (EventWindow? Window, IReadOnlyList<RuleError> Errors) ReadWindow(JsonElement element, string prefix = "")
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(element), new JsonReaderOptions { MaxDepth = MaxJsonDepth });
        return new RuleJsonReader(prefix).ReadWindow(ref reader);
    }

    /// <summary>Writes a window as one JSON object.</summary>
    public static void WriteWindow(Utf8JsonWriter writer, EventWindow window)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(window);
        RuleJsonWriter.WriteWindow(writer, window);
    }

    /// <summary>The rule as JSON, on one line unless asked otherwise. Absent options are not written.</summary>
    public static string Write(Group rule, bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, indented ? ReadableIndented : Readable))
        {
            Write(writer, rule);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the rule as one JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, Group rule)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rule);
        RuleJsonWriter.Write(writer, rule);
    }

    private static RuleReading TooLarge(string prefix) => RuleJsonReader.Failed(
        RuleErrorCodes.TooLarge, prefix, "The rule has more than 8 MiB of JSON; 8 MiB is the limit.");
}
