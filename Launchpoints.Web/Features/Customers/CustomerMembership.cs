using Launchpoints.Engine.Membership;

namespace Launchpoints.Web.Features.Customers;

/// <summary>How a customer stands to one published segment.</summary>
/// <param name="Segment">The segment's key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Span">In or out, since when, and until when if nothing happens.</param>
/// <param name="Trace">What each node of the rule found.</param>
/// <param name="AsOf">The instant, Unix milliseconds.</param>
public sealed record CustomerMembership(string Segment, string Name, MembershipSpan Span, RuleTrace Trace, long AsOf);
