using System.Collections.Immutable;

namespace Launchpoints.Engine.Rules;

/// <summary>The value a condition asks for, as the author gave it.</summary>
public abstract record ConditionValue;

/// <summary>A text, also the way a date is written (ISO 8601).</summary>
/// <param name="Text">In NFC.</param>
public sealed record TextValue(string Text) : ConditionValue;

/// <summary>A number.</summary>
/// <param name="Number">Finite.</param>
public sealed record NumberValue(double Number) : ConditionValue;

/// <summary>True or false.</summary>
/// <param name="Boolean">The truth.</param>
public sealed record BooleanValue(bool Boolean) : ConditionValue;

/// <summary>A span of time for the relative date operators.</summary>
/// <param name="Amount">A whole number from 1 to 100,000.</param>
/// <param name="Unit">Its unit.</param>
public sealed record SpanValue(long Amount, TimeUnit Unit) : ConditionValue;

/// <summary>A list: the choices of <c>in</c> and the tag operators, or the two ends of <c>between</c>.</summary>
/// <param name="Values">Texts, numbers or truths, in the author's order.</param>
public sealed record ListValue(ImmutableArray<ConditionValue> Values) : ConditionValue
{
    /// <summary>Same values in the same order.</summary>
    public bool Equals(ListValue? other) => other is not null && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Values.Aggregate(Values.Length, HashCode.Combine);
}
