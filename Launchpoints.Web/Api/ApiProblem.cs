namespace Launchpoints.Web.Api;

/// <summary>Problem details (RFC 9457) with a stable code, and every mistake where there are several.</summary>
/// <param name="Type">Always <c>about:blank</c>: the code says more than an address would.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable code such as <c>customer.unknown</c>.</param>
/// <param name="Detail">What is wrong and what to do.</param>
/// <param name="Errors">Every mistake; one at least where it is about what was sent.</param>
internal sealed record ApiProblem(string Type, string Title, int Status, string Code, string Detail, IReadOnlyList<ApiError> Errors);

/// <summary>One mistake.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Path">A JSON pointer into what was sent; empty for the whole.</param>
/// <param name="Line">The line of a text or file, from 1; null otherwise.</param>
/// <param name="Column">The column of a text, from 1; null otherwise.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Suggestion">The nearest known name or a correct form; null for none.</param>
internal sealed record ApiError(string Code, string Path, int? Line, int? Column, string Message, string? Suggestion);
