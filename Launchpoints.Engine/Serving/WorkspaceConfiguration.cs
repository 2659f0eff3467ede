using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Serving;

/// <summary>Everything people configured, as of one snapshot. Immutable.</summary>
/// <param name="Settings">The workspace's settings.</param>
/// <param name="Segments">All segments by key, each with its draft and its published version.</param>
/// <param name="Ribbons">All ribbons by key.</param>
/// <param name="Placements">All placements by key.</param>
public sealed record WorkspaceConfiguration(
    WorkspaceSettings Settings,
    ImmutableDictionary<string, SegmentEntry> Segments,
    ImmutableDictionary<string, RibbonDefinition> Ribbons,
    ImmutableDictionary<string, PlacementDefinition> Placements)
{
    /// <summary>For which customers a Kristal is suitable, by Kristal key; one without a rule is for everyone.</summary>
    public ImmutableDictionary<string, Group> Suitability { get; init; } = ImmutableDictionary.Create<string, Group>(StringComparer.Ordinal);

    /// <summary>Decides by chance that is the same every time which cards are tried out; a secret of the store's, so that nobody can foretell it.</summary>
    public ulong Seed { get; init; }

    /// <summary>Default settings and nothing else.</summary>
    public static WorkspaceConfiguration Empty { get; } = new(
        WorkspaceSettings.Default,
        ImmutableDictionary.Create<string, SegmentEntry>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, RibbonDefinition>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, PlacementDefinition>(StringComparer.Ordinal));
}

/// <summary>A segment with what is being edited and what serves.</summary>
/// <param name="Draft">The draft; equal to the published version when nothing has changed since.</param>
/// <param name="Published">The version that serves; null while nothing was published.</param>
/// <param name="Version">The number of the published version, from 1; 0 while nothing was published.</param>
public sealed record SegmentEntry(SegmentDefinition Draft, SegmentDefinition? Published, int Version);
