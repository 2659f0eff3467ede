using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Api.Decisions;

/// <summary>Writes cards. Where all customers of a segment see the same card of a Kristal the engine makes it once, so its JSON is written once, too.</summary>
internal sealed class CardJson : JsonConverter<CardShown>
{
    private static readonly ConditionalWeakTable<Card, CardShown> Shown = [];

    /// <summary>The options of decisions: the same JSON as all other answers.</summary>
    public static JsonSerializerOptions Options { get; } = new(ApiJson.Options) { Converters = { new CardJson() } };

    /// <summary>A card as it is shown; the same object for the same card.</summary>
    public static CardShown Of(Card card) => card.IsPersonal ? CardShown.Of(card) : Shown.GetValue(card, static c => CardShown.Of(c));

    public override CardShown Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Cards are only written.");

    public override void Write(Utf8JsonWriter writer, CardShown value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Written ??= JsonSerializer.SerializeToUtf8Bytes(value, ApiJson.Options), skipInputValidation: true);
}
