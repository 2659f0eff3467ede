namespace Launchpoints.Engine.Rules;

/// <summary>A condition on an aggregate over the customer's events of one type.</summary>
/// <param name="Event">The event type.</param>
/// <param name="Aggregate">What is computed over the events that pass.</param>
/// <param name="Of">The attribute that is aggregated (an event attribute, <c>kristal</c> or <c>kristal.x</c>); null where the aggregate takes none.</param>
/// <param name="Where">Conditions an event must pass; null for none.</param>
/// <param name="Window">The time in which events count; null for any time up to now.</param>
/// <param name="Operator">What is asked of the result.</param>
/// <param name="Value">The value asked for; null for <c>null</c> and <c>notNull</c>, and in a draft that is not filled in yet.</param>
public sealed record EventCondition(
    string Event,
    Aggregate Aggregate,
    string? Of,
    Group? Where,
    EventWindow? Window,
    ConditionOperator Operator,
    ConditionValue? Value = null) : Condition;
