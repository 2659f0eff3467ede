using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Rules;

/// <summary>How one operator is written, and what it goes with.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Json">Its name in JSON, e.g. <c>notIn</c>.</param>
/// <param name="Text">Its keywords in text, in upper case with single spaces, e.g. <c>NOT IN</c>.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Types">The types it fits; empty for any.</param>
/// <param name="Positive">For a negative operator the twin that it is the exact complement of, so that it holds for a missing value; else null.</param>
/// <param name="TakesIgnoreCase">Whether <c>ignoreCase</c> goes with it (on text).</param>
public sealed record OperatorInfo(
    ConditionOperator Operator,
    string Json,
    string Text,
    ValueShape Shape,
    ImmutableArray<AttributeType> Types,
    ConditionOperator? Positive,
    bool TakesIgnoreCase)
{
    /// <summary>The keywords of <see cref="Text"/>, one by one; at least one.</summary>
    public ImmutableArray<string> Words { get; } = [.. Text.Split(' ')];

    /// <summary>Whether the operator goes with values of a type.</summary>
    public bool Fits(AttributeType type) => Types.IsEmpty || Types.Contains(type);
}
