namespace Launchpoints.Web.Features;

/// <summary>One mistake in what was sent, as data: a stable code, the place, a sentence with the way out.</summary>
/// <param name="Path">JSON pointer into what was sent; empty for the whole.</param>
/// <param name="Line">Counts from 1; only for text.</param>
/// <param name="Column">Counts from 1; only for text.</param>
public sealed record Problem(string Code, string Path, string Message, int? Line = null, int? Column = null, string? Suggestion = null);
