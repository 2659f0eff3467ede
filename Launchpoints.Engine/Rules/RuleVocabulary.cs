using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>The names a rule may use, and the zone its dates are read in.</summary>
/// <param name="Schema">Attributes and event types.</param>
/// <param name="Zone">The workspace's time zone.</param>
/// <param name="Segments">Every segment's key, and whether it has a published version.</param>
public sealed record RuleVocabulary(DataSchema Schema, TimeZoneInfo Zone, ImmutableDictionary<string, bool> Segments)
{
    /// <summary>A vocabulary without segments.</summary>
    public RuleVocabulary(DataSchema schema, TimeZoneInfo zone)
        : this(schema, zone, ImmutableDictionary.Create<string, bool>(StringComparer.Ordinal))
    {
    }
}
