using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>A customer who is not in the population: typed in to try a rule, or a real one with changes.</summary>
/// <param name="Attributes">Values by attribute key; what is absent is missing.</param>
/// <param name="Events">Events in any order; may be empty.</param>
public sealed record MadeUpCustomer(
    ImmutableDictionary<string, AttributeValue> Attributes, ImmutableArray<MadeUpEvent> Events);

/// <summary>One event of a made-up customer.</summary>
/// <param name="Type">The event type.</param>
/// <param name="Milliseconds">Its instant in Unix milliseconds.</param>
/// <param name="Kristal">The Kristal it is about; null for none.</param>
/// <param name="Attributes">Values by event attribute key; what is absent is missing.</param>
public sealed record MadeUpEvent(string Type, long Milliseconds, string? Kristal, ImmutableDictionary<string, AttributeValue> Attributes);
