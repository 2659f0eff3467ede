using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Customers;

/// <summary>One customer.</summary>
/// <param name="Key">The platform's key.</param>
/// <param name="Attributes">The attributes that have a value.</param>
/// <param name="Segments">The published segments that the customer is a member of, in code point order.</param>
public sealed record CustomerView(string Key, ImmutableDictionary<string, AttributeValue> Attributes, IReadOnlyList<string> Segments);
