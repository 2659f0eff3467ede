namespace Launchpoints.Web.Features;

/// <summary>How operations say what came of them: <c>return Outcome.Ok(value);</c> or <c>return Outcome.NotFound(code, message);</c>.</summary>
public static class Outcome
{
    public static Outcome<T> Ok<T>(T value) => Outcome<T>.Of(value);

    public static Failure Invalid(IReadOnlyList<Problem> problems) => new(OutcomeKind.Invalid, problems);

    public static Failure Invalid(string code, string path, string message) => Invalid([new Problem(code, path, message)]);

    public static Failure NotFound(string code, string message) => new(OutcomeKind.NotFound, [new Problem(code, "", message)]);

    public static Failure Conflict(string code, string message) => new(OutcomeKind.Conflict, [new Problem(code, "", message)]);

    public static Failure Conflict(IReadOnlyList<Problem> problems) => new(OutcomeKind.Conflict, problems);
}
