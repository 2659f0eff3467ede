using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features.Rules;

/// <summary>Why a customer is, or is not, one that a rule means.</summary>
/// <param name="Member">Whether the rule holds.</param>
/// <param name="Trace">What each node found.</param>
/// <param name="Span">Since when that is so, and until when if nothing happens; null where it was not asked for.</param>
/// <param name="Rule">The rule in canonical form.</param>
/// <param name="AsOf">The instant.</param>
public sealed record RuleExplanation(bool Member, RuleTrace Trace, MembershipSpan? Span, Group Rule, DateTimeOffset AsOf);
