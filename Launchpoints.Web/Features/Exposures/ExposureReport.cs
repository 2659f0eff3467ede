namespace Launchpoints.Web.Features.Exposures;

/// <summary>What came of logging exposures.</summary>
/// <param name="Read">How many were sent.</param>
/// <param name="Inserted">New ones.</param>
/// <param name="Unchanged">Those whose id is known; whatever else they say.</param>
/// <param name="Rejected">Those that were left out.</param>
/// <param name="Errors">Why, by the place in what was sent.</param>
public sealed record ExposureReport(int Read, int Inserted, int Unchanged, int Rejected, IReadOnlyList<Problem> Errors);
