using System.Collections.Immutable;
using System.Text;

namespace Launchpoints.Engine.Rules;

/// <summary>The text face of rules: SQL's <c>WHERE</c>, as far as it goes; what is typed, reviewed and compared.</summary>
/// <remarks>
/// One word more than people need: <c>?</c> stands for a value that is still to be filled in, so that a half-made rule can be
/// shown as text and read back; it is a mistake like any other.
/// </remarks>
public static class RuleText
{
    /// <summary>Reads a rule from text of at most <see cref="RuleLimits.Bytes"/> in UTF-8.</summary>
    /// <param name="text">The text; lines end in any of the three ways.</param>
    /// <param name="prefix">The pointer of mistakes in the text itself, e.g. <c>/ruleText</c> where it was a member of that name; mistakes in what it says point into the rule.</param>
    public static RuleReading Read(string text, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > RuleLimits.Bytes || (text.Length > RuleLimits.Bytes / 3 && Encoding.UTF8.GetByteCount(text) > RuleLimits.Bytes))
        {
            var error = new RuleError(
                RuleErrorCodes.TooLarge, prefix, 1, 1, "The rule has more than 8 MiB of text; 8 MiB is the limit.", null);
            return new RuleReading(null, null, [error], null, prefix);
        }

        return new RuleTextReader(text, prefix).Read();
    }

    /// <summary>The rule as text that reads back to the same tree; on one line when it fits in 100 columns.</summary>
    public static string Write(Group rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RuleTextWriter().Write(rule);
    }

    /// <summary>One condition or group as text, e.g. for a label.</summary>
    public static string Write(RuleNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new RuleTextWriter().Write(node);
    }

    /// <summary>Every token in the order of the text, comments included, the end left out; for colouring what is typed.</summary>
    public static ImmutableArray<RuleToken> Tokens(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<RuleToken>();
        var lexer = new RuleLexer(text);
        for (var token = lexer.Next(); token.Kind != RuleTokenKind.End; token = lexer.Next())
        {
            tokens.Add(token);
        }

        return tokens.ToImmutable();
    }

    /// <summary>A name as text writes it: bare, or in double quotes where it has to be.</summary>
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return RuleKeywords.IsBareName(name) ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A text in single quotes, those inside doubled.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
