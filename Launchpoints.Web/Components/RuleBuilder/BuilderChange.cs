namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>What an edit led to.</summary>
/// <param name="Tree">The tree after it.</param>
/// <param name="FocusId">The node whose first control should have the focus; null to leave it where it is.</param>
/// <param name="Announcement">What a screen reader should say; null for nothing.</param>
public sealed record BuilderChange(BuilderTree Tree, int? FocusId, string? Announcement);
