using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Features.Placements;

/// <summary>One placement as configured.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Version">What <see cref="Expected"/> compares and HTTP sends as ETag.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
public sealed record PlacementView(PlacementDefinition Definition, long Version, DateTimeOffset ChangedAt, string ChangedBy);
