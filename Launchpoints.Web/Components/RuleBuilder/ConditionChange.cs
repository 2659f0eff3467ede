using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>A condition as one of its controls left it.</summary>
/// <param name="Condition">The condition now.</param>
/// <param name="Typing">Whether it continues the typing in one field.</param>
public sealed record ConditionChange(Condition Condition, bool Typing = false);
