using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Data;

/// <summary>Which id stands for which attribute in stored values. Immutable; ids are given once and never reused.</summary>
public sealed class AttributeMap
{
    private readonly ImmutableDictionary<int, AttributeDefinition> byId;
    private readonly ImmutableDictionary<(AttributeScope Scope, string Key), int> ids;

    private AttributeMap(
        ImmutableDictionary<int, AttributeDefinition> byId, ImmutableDictionary<(AttributeScope Scope, string Key), int> ids)
    {
        this.byId = byId;
        this.ids = ids;
    }

    public static AttributeMap Empty { get; } = new(
        ImmutableDictionary<int, AttributeDefinition>.Empty, ImmutableDictionary<(AttributeScope, string), int>.Empty);

    /// <summary>The attribute of an id; null where none has it.</summary>
    public AttributeDefinition? Find(int id) => byId.GetValueOrDefault(id);

    /// <summary>The id of an attribute; null where it is not declared.</summary>
    public int? IdOf(AttributeScope scope, string key) => ids.TryGetValue((scope, key), out var id) ? id : null;

    public AttributeMap With(int id, AttributeDefinition definition) =>
        new(byId.SetItem(id, definition), ids.SetItem((definition.Scope, definition.Key), id));
}
