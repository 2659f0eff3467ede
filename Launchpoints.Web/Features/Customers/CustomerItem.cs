using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Customers;

/// <summary>One customer in a list.</summary>
/// <param name="Key">The platform's key.</param>
/// <param name="Attributes">The attributes that have a value.</param>
public sealed record CustomerItem(string Key, ImmutableDictionary<string, AttributeValue> Attributes);
