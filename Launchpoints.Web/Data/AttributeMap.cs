using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>Which id stands for which attribute in stored values. Immutable; ids are given once and never reused.</summary>
public sealed class AttributeMap
{
    private readonly AttributeDefinition?[] byId; // ids are small and asked for with every stored value
    private readonly ImmutableDictionary<(AttributeScope Scope, string Key), int> ids;

    private AttributeMap(AttributeDefinition?[] byId, ImmutableDictionary<(AttributeScope Scope, string Key), int> ids)
    {
        this.byId = byId;
        this.ids = ids;
    }

    public static AttributeMap Empty { get; } = new([], ImmutableDictionary<(AttributeScope, string), int>.Empty);

    /// <summary>Every attribute, in the order in which they were declared.</summary>
    public IEnumerable<AttributeDefinition> All => byId.OfType<AttributeDefinition>();

    /// <summary>The attribute of an id; null where none has it.</summary>
    public AttributeDefinition? Find(int id) => (uint)id < (uint)byId.Length ? byId[id] : null;

    /// <summary>The id of an attribute; null where it is not declared.</summary>
    public int? IdOf(AttributeScope scope, string key) => ids.TryGetValue((scope, key), out var id) ? id : null;

    public AttributeMap With(int id, AttributeDefinition definition)
    {
        var next = new AttributeDefinition?[Math.Max(byId.Length, id + 1)];
        byId.CopyTo(next, 0);
        next[id] = definition;
        return new AttributeMap(next, ids.SetItem((definition.Scope, definition.Key), id));
    }
}
