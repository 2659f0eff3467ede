using System.Collections.Immutable;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Membership;

/// <summary>What the engine found at one node of a rule for one customer, read from the same evaluation that counts.</summary>
/// <param name="Path">The node's JSON pointer; empty for the root.</param>
/// <param name="Node">The rule's node, which says what is asked.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Actual">
/// The customer's value: of the attribute, or of the event aggregate (a number or a date); for a segment whether the customer is a
/// member; for a sample the bucket, 0 ≤ b &lt; 1. Missing where there is none, and for groups.
/// </param>
/// <param name="Children">The children of a group in order; empty for conditions.</param>
public sealed record RuleTrace(string Path, RuleNode Node, bool Holds, AttributeValue Actual, ImmutableArray<RuleTrace> Children);
