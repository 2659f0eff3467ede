using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>Which active Kristals belong to a segment.</summary>
/// <param name="Rule">A rule over Kristal attributes; null for all active Kristals.</param>
/// <param name="Basis">Whether members' events must speak for a Kristal.</param>
/// <param name="MinMembers">For <see cref="KristalBasis.Evidence"/>: different members with an event, at least 1.</param>
/// <param name="EventTypes">The event types that count, for evidence and for <c>popular</c>; empty for any.</param>
/// <param name="Window">When events count; null for the default (ever for evidence, 365 days for <c>popular</c>).</param>
public sealed record KristalSelection(
    Group? Rule, KristalBasis Basis, int MinMembers, ImmutableArray<string> EventTypes, EventWindow? Window)
{
    /// <summary>The whole active catalogue.</summary>
    public static KristalSelection Catalogue { get; } = new(null, KristalBasis.Catalogue, 1, [], null);

    /// <summary>Same content, event types in the same order.</summary>
    public bool Equals(KristalSelection? other) =>
        other is not null && Equals(Rule, other.Rule) && Basis == other.Basis && MinMembers == other.MinMembers
        && EventTypes.AsSpan().SequenceEqual(other.EventTypes.AsSpan()) && Equals(Window, other.Window);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Rule, Basis, MinMembers, EventTypes.Length, Window);
}

/// <summary>What makes a Kristal count for a segment beyond the rule.</summary>
public enum KristalBasis
{
    /// <summary>Nothing more is asked.</summary>
    Catalogue,

    /// <summary>Enough different members have an event with it.</summary>
    Evidence,
}
