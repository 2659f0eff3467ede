namespace Launchpoints.Engine.Rules;

/// <summary>A node of a rule's tree: a <see cref="Group"/> or a <see cref="Condition"/>. Immutable, compared by content.</summary>
public abstract record RuleNode;
