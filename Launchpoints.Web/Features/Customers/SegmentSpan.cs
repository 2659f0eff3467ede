using Launchpoints.Engine.Membership;

namespace Launchpoints.Web.Features.Customers;

/// <summary>Whether a customer is in one published segment, since when, and until when if nothing happens.</summary>
/// <param name="Segment">The segment's key.</param>
/// <param name="Span">The span around the instant of the question.</param>
public sealed record SegmentSpan(string Segment, MembershipSpan Span);
