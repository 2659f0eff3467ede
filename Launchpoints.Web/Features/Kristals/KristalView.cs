using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Kristals;

/// <summary>One Kristal of the catalogue.</summary>
/// <param name="Key">The platform's key.</param>
/// <param name="Title">Its title; null where none was given.</param>
/// <param name="Active">Whether it may be shown.</param>
/// <param name="Attributes">The attributes that have a value.</param>
public sealed record KristalView(string Key, string? Title, bool Active, ImmutableDictionary<string, AttributeValue> Attributes);
