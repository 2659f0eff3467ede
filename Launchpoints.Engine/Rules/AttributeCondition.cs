namespace Launchpoints.Engine.Rules;

/// <summary>A condition on one attribute. Inside <c>where</c>, <c>kristal</c> is the event's Kristal key and <c>kristal.x</c> an attribute of that Kristal.</summary>
/// <param name="Field">The attribute's key, as the author wrote it.</param>
/// <param name="Operator">What is asked.</param>
/// <param name="Value">The value asked for; null for <c>null</c> and <c>notNull</c>, and in a draft that is not filled in yet.</param>
/// <param name="IgnoreCase">Whether both sides are compared in invariant simple upper case.</param>
public sealed record AttributeCondition(
    string Field, ConditionOperator Operator, ConditionValue? Value = null, bool IgnoreCase = false) : Condition;
