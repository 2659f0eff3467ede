namespace Launchpoints.Engine.Rules;

/// <summary>A leaf of a rule's tree.</summary>
public abstract record Condition : RuleNode;
