using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Launchpoints.Tests.Conformance;

/// <summary>Regular expressions that only say "begins with", "ends with", "contains" or "is" of plain words, as rules with the same meaning.</summary>
internal static partial class PlainPattern
{
    /// <param name="field">The text attribute.</param>
    /// <param name="pattern">The expression: words, alternatives of words in brackets, <c>^</c>, <c>$</c> and <c>.*</c> at the ends.</param>
    /// <param name="whole">Whether the expression has to cover the whole text, as Java's <c>matches</c> wants.</param>
    /// <returns>Null for anything that is not plain.</returns>
    public static JsonObject? ToRule(string field, string pattern, bool ignoreCase = false, bool whole = false)
    {
        var match = Shape().Match(pattern);
        if (!match.Success)
        {
            return null;
        }

        bool atStart = (whole || match.Groups["start"].Success) && !match.Groups["before"].Success;
        bool atEnd = (whole || match.Groups["end"].Success) && !match.Groups["after"].Success;
        string op = (atStart, atEnd) switch
        {
            (true, true) => "=",
            (true, false) => "beginsWith",
            (false, true) => "endsWith",
            _ => "contains",
        };
        return RuleParts.Any(match.Groups["words"].Value.Trim('(', ')').Split('|').Select(word => RuleParts.Field(field, op, word, ignoreCase)));
    }

    [GeneratedRegex(@"^(?<start>\^)?(?<before>\.\*)?(?<words>[\w -]+|\([\w -]+(\|[\w -]+)*\))(?<after>\.\*)?(?<end>\$)?$")]
    private static partial Regex Shape();
}
