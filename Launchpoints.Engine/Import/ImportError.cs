namespace Launchpoints.Engine.Import;

/// <summary>One mistake in a file, as data.</summary>
/// <param name="Line">The line the row begins in, from 1; the header of a CSV file is line 1.</param>
/// <param name="Column">The name of the column; null when the mistake is about the row or the file.</param>
/// <param name="Code">A stable code; see <see cref="ImportErrorCodes"/>.</param>
/// <param name="Message">What is wrong and what to do, in a sentence.</param>
public sealed record ImportError(long Line, string? Column, string Code, string Message);
