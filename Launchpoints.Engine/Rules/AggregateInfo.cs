using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>How one aggregate is written, and what it gives.</summary>
/// <param name="Aggregate">The aggregate.</param>
/// <param name="Json">Its name in JSON, e.g. <c>count</c>; in upper case its keyword in text.</param>
/// <param name="TakesOf">Whether it aggregates an attribute of the events.</param>
/// <param name="OfType">The type that attribute must have; null for any, and where there is no <c>of</c>.</param>
/// <param name="Result">The type of the result: number or date.</param>
/// <param name="MissingWithoutEvents">Whether the result is missing when no event is left; else it is 0.</param>
public sealed record AggregateInfo(
    Aggregate Aggregate, string Json, bool TakesOf, AttributeType? OfType, AttributeType Result, bool MissingWithoutEvents)
{
    /// <summary>Its keyword in text, e.g. <c>COUNT</c>.</summary>
    public string Text { get; } = Json.ToUpperInvariant();
}
