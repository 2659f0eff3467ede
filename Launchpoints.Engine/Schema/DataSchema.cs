using System.Collections.Immutable;

namespace Launchpoints.Engine.Schema;

/// <summary>All declared attributes and the event types seen so far. Immutable; a change gives a new schema.</summary>
public sealed class DataSchema
{
    private readonly ImmutableDictionary<(AttributeScope Scope, string Key), AttributeDefinition> _attributes;

    private DataSchema(
        ImmutableDictionary<(AttributeScope Scope, string Key), AttributeDefinition> attributes,
        ImmutableSortedSet<string> eventTypes)
    {
        _attributes = attributes;
        EventTypes = eventTypes;
    }

    /// <summary>No attribute, no event type.</summary>
    public static DataSchema Empty { get; } = new(
        ImmutableDictionary<(AttributeScope, string), AttributeDefinition>.Empty,
        ImmutableSortedSet.Create<string>(StringComparer.Ordinal));

    /// <summary>The event types known from their first import, in code point order.</summary>
    public ImmutableSortedSet<string> EventTypes { get; }

    /// <summary>Every declared attribute, in no particular order; may be empty.</summary>
    public IEnumerable<AttributeDefinition> Attributes => _attributes.Values;

    /// <summary>The definition of an attribute, or null when it is not declared. Keys are compared by code point.</summary>
    public AttributeDefinition? Find(AttributeScope scope, string key) =>
        _attributes.GetValueOrDefault((scope, key));

    /// <summary>The attributes of one scope in code point order of their keys; may be empty.</summary>
    public IReadOnlyList<AttributeDefinition> Of(AttributeScope scope) =>
        [.. _attributes.Values.Where(a => a.Scope == scope).OrderBy(a => a.Key, StringComparer.Ordinal)];

    /// <summary>This schema with one attribute added or replaced.</summary>
    /// <exception cref="InvalidOperationException">The attribute is declared already with another type.</exception>
    public DataSchema With(AttributeDefinition attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        if (Find(attribute.Scope, attribute.Key) is { } known && known.Type != attribute.Type)
        {
            throw new InvalidOperationException(
                $"The {attribute.Scope} attribute '{attribute.Key}' is declared as {known.Type} and cannot become {attribute.Type}.");
        }

        return new DataSchema(_attributes.SetItem((attribute.Scope, attribute.Key), attribute), EventTypes);
    }

    /// <summary>This schema with one event type added; the same instance when it is known.</summary>
    public DataSchema WithEventType(string type) =>
        EventTypes.Contains(type) ? this : new DataSchema(_attributes, EventTypes.Add(type));
}
