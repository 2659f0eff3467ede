using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>A value as its control left it.</summary>
/// <param name="Value">The value now; null for none.</param>
/// <param name="Typing">Whether it continues the typing in one field.</param>
public sealed record ValueChange(ConditionValue? Value, bool Typing);
