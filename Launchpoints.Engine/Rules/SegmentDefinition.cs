namespace Launchpoints.Engine.Rules;

/// <summary>What a segment means: one draft, or one published version.</summary>
/// <param name="Key">The key that people chose.</param>
/// <param name="Name">The name on screen.</param>
/// <param name="Description">What it is for; may be empty.</param>
/// <param name="Rule">Which customers it means, in canonical form.</param>
/// <param name="Kristals">Which Kristals it brings.</param>
/// <param name="Model">The relevance model, <c>popular</c> unless said.</param>
/// <param name="MinCustomers">Overrides the workspace's threshold; null to follow it.</param>
/// <param name="MinKristals">Overrides the workspace's threshold; null to follow it.</param>
public sealed record SegmentDefinition(
    string Key,
    string Name,
    string Description,
    Group Rule,
    KristalSelection Kristals,
    string Model = "popular",
    int? MinCustomers = null,
    int? MinKristals = null);
