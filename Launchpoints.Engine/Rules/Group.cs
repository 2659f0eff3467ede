using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>An inner node: all of, or any of, its rules, optionally negated.</summary>
/// <param name="Combinator">How the rules are joined.</param>
/// <param name="Not">Whether the result is complemented.</param>
/// <param name="Rules">The children in the author's order; may be empty.</param>
public sealed record Group(Combinator Combinator, bool Not, ImmutableArray<RuleNode> Rules) : RuleNode
{
    /// <summary>Everyone: an empty group of all.</summary>
    public static Group Everyone { get; } = new(Combinator.And, false, []);

    /// <summary>No one: an empty group of any.</summary>
    public static Group NoOne { get; } = new(Combinator.Or, false, []);

    /// <summary>All of the given rules.</summary>
    public static Group All(params ReadOnlySpan<RuleNode> rules) => new(Combinator.And, false, [.. rules]);

    /// <summary>Any of the given rules.</summary>
    public static Group Any(params ReadOnlySpan<RuleNode> rules) => new(Combinator.Or, false, [.. rules]);

    /// <summary>Same combinator, negation and rules in the same order.</summary>
    public bool Equals(Group? other) =>
        other is not null && Combinator == other.Combinator && Not == other.Not && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Combinator);
        hash.Add(Not);
        foreach (var rule in Rules)
        {
            hash.Add(rule);
        }

        return hash.ToHashCode();
    }
}
