namespace Launchpoints.Engine.Rules;

/// <summary>Whether the customer is a member of another segment's published rule.</summary>
/// <param name="Segment">The other segment's key.</param>
/// <param name="In">True for <c>in</c>, false for <c>notIn</c>.</param>
public sealed record SegmentCondition(string Segment, bool In = true) : Condition;
