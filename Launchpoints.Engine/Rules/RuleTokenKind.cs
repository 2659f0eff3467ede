namespace Launchpoints.Engine.Rules;

/// <summary>What a token of a rule's text is.</summary>
public enum RuleTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A word of the language, in any case.</summary>
    Keyword,

    /// <summary>An attribute, an event type; bare or in double quotes.</summary>
    Name,

    /// <summary>A text in single quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comparison, a bracket, a comma, a percent sign, or <c>?</c> for a value that is still to be filled in.</summary>
    Symbol,

    /// <summary>From <c>--</c> to the end of the line.</summary>
    Comment,

    /// <summary>What is no token: a stray character, a quote that is not closed, a name that needs quotes.</summary>
    Error,
}
