namespace Launchpoints.Web.Features.Imports;

/// <summary>Where a running import is.</summary>
/// <param name="Read">Rows read so far.</param>
/// <param name="Rejected">Rows left out so far.</param>
/// <param name="Fraction">How much of the file is read, 0 to 1.</param>
/// <param name="Timestamp">When this was noted, for throttling.</param>
public sealed record ImportPosition(long Read, long Rejected, double Fraction, long Timestamp);
