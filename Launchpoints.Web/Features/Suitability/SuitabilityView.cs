using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Suitability;

/// <summary>For which customers a Kristal is suitable.</summary>
/// <param name="Kristal">The Kristal's key.</param>
/// <param name="Rule">The rule over customers.</param>
/// <param name="Version">What <see cref="Expected"/> compares and HTTP sends as ETag.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
public sealed record SuitabilityView(string Kristal, Group Rule, long Version, DateTimeOffset ChangedAt, string ChangedBy);
