using System.Collections.Immutable;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>The names that rules may use at this moment.</summary>
internal static class Vocabularies
{
    /// <param name="state">The workspace.</param>
    /// <param name="alsoKnown">A segment that is being saved: it may name itself, which is then a circle and not an unknown segment.</param>
    public static RuleVocabulary Of(WorkspaceState state, string? alsoKnown = null)
    {
        var segments = state.Configuration.Segments.ToImmutableDictionary(s => s.Key, s => s.Value.Published is not null, StringComparer.Ordinal);
        if (alsoKnown is not null)
        {
            segments = segments.SetItem(alsoKnown, true);
        }

        return new RuleVocabulary(state.Population.Schema, state.Configuration.Settings.TimeZone, segments);
    }
}
