using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Conformance;

/// <summary>Answers as texts that can be compared and read.</summary>
internal static class Answer
{
    /// <summary>The question itself is a mistake; ours adds which.</summary>
    public const string Refused = "refused";

    public static string Of(bool holds) => holds ? "true" : "false";

    public static string Of(long milliseconds) => DateLiteral.Write(milliseconds);

    public static string Of(IEnumerable<RuleError> errors) => $"{Refused}: {string.Join("; ", errors.Select(e => $"{e.Code} at '{e.Path}': {e.Message}"))}";
}
