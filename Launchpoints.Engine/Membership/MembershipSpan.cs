namespace Launchpoints.Engine.Membership;

/// <summary>Since when a customer has been in or out of a segment, and until when if nothing happens.</summary>
/// <param name="Member">Whether the customer is a member at the instant of the question.</param>
/// <param name="Since">When that began, Unix milliseconds; null when the attributes and events of today say it always was so.</param>
/// <param name="Until">When the clock alone will change it; null when it never will.</param>
/// <remarks>Only the clock is moved: attributes are today's, and an event counts from its instant on.</remarks>
public sealed record MembershipSpan(bool Member, long? Since, long? Until);
