using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Membership;

namespace Launchpoints.Web.Features.Decisions;

/// <summary>What a customer would see, and when the clock alone will change what it rests on.</summary>
/// <param name="Decision">The decision with its explanation.</param>
/// <param name="Spans">For each segment of the placement's ribbons that has a rule: in or out, since when, and until when if nothing happens.</param>
public sealed record DecisionPreview(Decision Decision, ImmutableDictionary<string, MembershipSpan> Spans);
