using Launchpoints.Engine.Rules;

namespace Launchpoints.Web.Features;

internal static class ProblemMapping
{
    public static Problem ToProblem(this RuleError error) =>
        new(error.Code, error.Path, error.Message, error.Line, error.Column, error.Suggestion);
}
