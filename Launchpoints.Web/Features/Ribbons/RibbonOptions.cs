using System.Text.Json;
using System.Text.Json.Serialization;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Features.Ribbons;

/// <summary>What the store keeps of a ribbon beside its plain columns, as JSON such as <c>{"exploration":{"share":0.05,"among":20}}</c>.</summary>
internal sealed record RibbonOptions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public Exploration? Exploration { get; init; }

    public static RibbonOptions Of(RibbonDefinition ribbon) => new() { Exploration = ribbon.Exploration };

    public static RibbonOptions Read(string? stored) => stored is null ? new() : JsonSerializer.Deserialize<RibbonOptions>(stored, Json)!;

    /// <summary>Null where there is nothing beside the plain columns.</summary>
    public string? Write() => JsonSerializer.Serialize(this, Json) is var text and not "{}" ? text : null;
}
