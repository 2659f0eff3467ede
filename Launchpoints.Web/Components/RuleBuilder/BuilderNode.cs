using System.Collections.Immutable;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>A node of the rule as it is being edited: the rule's node with a number that survives moves, for focus and rendering.</summary>
public abstract record BuilderNode(int Id);

/// <summary>A group being edited; unlike a canonical one it may be empty or hold a single rule.</summary>
public sealed record BuilderGroup(int Id, Combinator Combinator, bool Not, ImmutableArray<BuilderNode> Children) : BuilderNode(Id);

/// <summary>A condition being edited.</summary>
/// <param name="Condition">The condition; the filter of an event condition is in <paramref name="Where"/> instead.</param>
/// <param name="Where">For an event condition its filter, with numbers of its own; null for other conditions.</param>
public sealed record BuilderCondition(int Id, Condition Condition, BuilderGroup? Where) : BuilderNode(Id)
{
    /// <summary>A condition that nobody has said anything about yet.</summary>
    public static AttributeCondition Unset { get; } = new("", ConditionOperator.Equal);

    /// <summary>Whether what to ask about was not chosen yet.</summary>
    public bool IsUnset => Condition is AttributeCondition { Field: "" };
}
