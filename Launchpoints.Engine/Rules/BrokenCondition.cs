namespace Launchpoints.Engine.Rules;

/// <summary>
/// Stands where a condition could not be read, so that the rest of the rule can still be checked and every mistake
/// reported at once. Never part of a rule that is handed out.
/// </summary>
/// <param name="Field">The attribute it names, as far as that could be read.</param>
/// <param name="Event">The event type it names.</param>
/// <param name="Segment">The segment it names.</param>
internal sealed record BrokenCondition(string? Field = null, string? Event = null, string? Segment = null) : Condition;
