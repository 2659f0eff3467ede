namespace Launchpoints.Engine.Rules;

/// <summary>How a group joins its rules.</summary>
public enum Combinator
{
    /// <summary>All of them hold; an empty group is everyone.</summary>
    And,

    /// <summary>At least one of them holds; an empty group is no one.</summary>
    Or,
}
