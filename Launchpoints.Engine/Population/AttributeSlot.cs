using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>The place of an attribute in the columns of its scope, and its dictionary.</summary>
/// <param name="definition">The declaration; a later snapshot may hold a newer one at the same ordinal.</param>
/// <param name="ordinal">The index of its column, from 0, given once and never reused.</param>
/// <param name="dictionary">The texts of a text or tags attribute; empty for the other types.</param>
internal sealed class AttributeSlot(AttributeDefinition definition, int ordinal, TextDictionary dictionary)
{
    public AttributeDefinition Definition { get; } = definition;

    public int Ordinal { get; } = ordinal;

    public TextDictionary Dictionary { get; } = dictionary;

    public AttributeType Type => Definition.Type;

    /// <summary>The same place with a newer declaration.</summary>
    public AttributeSlot With(AttributeDefinition definition) => new(definition, Ordinal, Dictionary);
}
