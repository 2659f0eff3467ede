namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>An edit as the page gets it.</summary>
/// <param name="Tree">The tree after it.</param>
/// <param name="Typing">Whether it continues the typing in one field, and so is no step of its own for undo.</param>
public sealed record BuilderEdit(BuilderTree Tree, bool Typing);
