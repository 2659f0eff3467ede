using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Events;

/// <summary>One event in a list.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="CustomerKnown">False while the event waits for its customer.</param>
/// <param name="Type">The event type.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Kristal">The Kristal's key; null for none.</param>
/// <param name="Attributes">The attributes that have a value.</param>
public sealed record EventView(
    string Customer, bool CustomerKnown, string Type, DateTimeOffset Time, string? Kristal, ImmutableDictionary<string, AttributeValue> Attributes);
