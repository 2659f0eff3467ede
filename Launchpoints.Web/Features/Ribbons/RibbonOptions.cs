using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Features.Ribbons;

/// <summary>What the store keeps of a ribbon beside its plain columns, as JSON such as <c>{"exploration":{"share":0.05,"among":20}}</c>.</summary>
internal sealed record RibbonOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Exploration? Exploration { get; init; }

    public Diversity? Diversity { get; init; }

    public IReadOnlyList<CardCap>? Caps { get; init; }

    public IReadOnlyList<Boost>? Boosts { get; init; }

    public IReadOnlyDictionary<string, CardTerms>? PinTerms { get; init; }

    public IReadOnlyDictionary<string, CardTerms>? BlockTerms { get; init; }

    public static RibbonOptions Of(RibbonDefinition ribbon) => new()
    {
        Exploration = ribbon.Exploration,
        Diversity = ribbon.Diversity,
        Caps = ribbon.Caps.IsEmpty ? null : ribbon.Caps,
        Boosts = ribbon.Boosts.IsEmpty ? null : ribbon.Boosts,
        PinTerms = ribbon.PinTerms.IsEmpty ? null : ribbon.PinTerms,
        BlockTerms = ribbon.BlockTerms.IsEmpty ? null : ribbon.BlockTerms,
    };

    /// <summary>The ribbon with what the store keeps beside its columns.</summary>
    public static RibbonDefinition Read(RibbonDefinition ribbon, string? stored)
    {
        if (stored is null) return ribbon;
        var options = JsonSerializer.Deserialize<RibbonOptions>(stored, Json)!;
        return ribbon with
        {
            Exploration = options.Exploration,
            Diversity = options.Diversity,
            Caps = [.. options.Caps ?? []],
            Boosts = [.. options.Boosts ?? []],
            PinTerms = Terms(options.PinTerms),
            BlockTerms = Terms(options.BlockTerms),
        };
    }

    /// <summary>Null where there is nothing beside the plain columns.</summary>
    public string? Write() => JsonSerializer.Serialize(this, Json) is var text and not "{}" ? text : null;

    private static ImmutableDictionary<string, CardTerms> Terms(IReadOnlyDictionary<string, CardTerms>? terms) =>
        (terms ?? ImmutableDictionary<string, CardTerms>.Empty).ToImmutableDictionary(StringComparer.Ordinal);
}
