namespace Launchpoints.Web.Features.Imports;

/// <summary>A row that an import left out.</summary>
/// <param name="Line">The line it begins in, from 1.</param>
/// <param name="Column">The column that is wrong first; null when it is the row as a whole.</param>
/// <param name="Code">A stable code.</param>
/// <param name="Message">Everything that is wrong with it.</param>
/// <param name="Row">The row as CSV; empty where its cells could not be told apart.</param>
public sealed record RejectedRow(long Line, string? Column, string Code, string Message, string Row);
