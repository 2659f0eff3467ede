using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Web.Features.Kristals;

/// <summary>What is to be changed about a Kristal; what is left out stays.</summary>
public sealed record KristalChange
{
    /// <summary>The title, where <see cref="HasTitle"/>; null clears.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the title is to be changed.</summary>
    public bool HasTitle { get; init; }

    /// <summary>Whether it may be shown; null leaves it.</summary>
    public bool? Active { get; init; }

    /// <summary>Values by attribute; missing clears.</summary>
    public ImmutableDictionary<string, AttributeValue> Attributes { get; init; } = ImmutableDictionary<string, AttributeValue>.Empty;
}
