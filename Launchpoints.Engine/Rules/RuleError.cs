namespace Launchpoints.Engine.Rules;

/// <summary>One mistake in a rule, as data.</summary>
/// <param name="Code">A stable code such as <c>rule.unknown_attribute</c>; see <see cref="RuleErrorCodes"/>.</param>
/// <param name="Path">A JSON pointer into what was sent, or into the rule that came back.</param>
/// <param name="Line">The line in the text, from 1; null for JSON.</param>
/// <param name="Column">The column in the text, from 1; null for JSON.</param>
/// <param name="Message">What is wrong and what to do, in a sentence.</param>
/// <param name="Suggestion">The nearest known name or a correct form; null when there is none.</param>
public sealed record RuleError(string Code, string Path, int? Line, int? Column, string Message, string? Suggestion);
