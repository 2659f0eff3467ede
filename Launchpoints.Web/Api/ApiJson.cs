using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;

namespace Launchpoints.Web.Api;

/// <summary>How answers are written: camelCase, absent values as null, instants in UTC, rules in their own JSON.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // never embedded in a page; nosniff is set
        options.MaxDepth = 256;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new ValueConverter());
        options.Converters.Add(new RuleConverter());
        options.Converters.Add(new WindowConverter());
        options.Converters.Add(new InstantConverter());
        return options;
    }

    private sealed class ValueConverter : JsonConverter<AttributeValue>
    {
        public override AttributeValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Never();

        public override void Write(Utf8JsonWriter writer, AttributeValue value, JsonSerializerOptions options) => JsonValues.Write(writer, value);
    }

    private sealed class RuleConverter : JsonConverter<Group>
    {
        public override Group Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Never();

        public override void Write(Utf8JsonWriter writer, Group value, JsonSerializerOptions options) => RuleJson.Write(writer, value);
    }

    private sealed class WindowConverter : JsonConverter<EventWindow>
    {
        public override EventWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Never();

        public override void Write(Utf8JsonWriter writer, EventWindow value, JsonSerializerOptions options) => RuleJson.WriteWindow(writer, value);
    }

    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Never();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(DateLiteral.Write(value.ToUnixTimeMilliseconds()));
    }

    // Bodies are read by JsonObject, which reports every mistake with its place.
    private static NotSupportedException Never() => new("Bodies are not read through the serializer.");
}
