namespace Launchpoints.Web.Features.Imports;

/// <summary>Rejected rows that share their first mistake.</summary>
/// <param name="Code">The mistake's code.</param>
/// <param name="Column">The column it is in; null when it is the row as a whole.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstLine">The line of the first of them.</param>
/// <param name="Example">What was said about that one.</param>
public sealed record RejectionCause(string Code, string? Column, long Rows, long FirstLine, string Example);
