namespace Launchpoints.Web.Features.Exposures;

/// <summary>One exposure.</summary>
/// <param name="Number">Its number in the store; later ones have higher numbers.</param>
/// <param name="Id">The platform's id; where it gave none, one of ours.</param>
/// <param name="Decision">What was delivered.</param>
/// <param name="RecordedAt">When the platform said so.</param>
public sealed record ExposureView(long Number, string Id, DeliveredDecision Decision, DateTimeOffset RecordedAt);
