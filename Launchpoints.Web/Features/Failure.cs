namespace Launchpoints.Web.Features;

/// <summary>The failing half of an <see cref="Outcome{T}"/>, before the type of its value is known.</summary>
public sealed record Failure(OutcomeKind Kind, IReadOnlyList<Problem> Problems);
