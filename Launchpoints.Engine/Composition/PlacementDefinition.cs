namespace Launchpoints.Engine.Composition;

/// <summary>A place in the platform that shows ribbons.</summary>
/// <param name="Key">The key that people chose.</param>
/// <param name="Name">The name on screen.</param>
/// <param name="Layers">How many ribbons it shows at most; at least 1.</param>
/// <param name="Fallback">Content of the placement's own for a customer who sees no ribbon; null for none. The engine passes it through unread.</param>
public sealed record PlacementDefinition(string Key, string Name, int Layers, string? Fallback);
