namespace Launchpoints.Engine.Rules;

/// <summary>What a rule may be at most. Anything over is an error at once, so that reading stays bounded in time and memory.</summary>
public static class RuleLimits
{
    /// <summary>Levels of groups; the root is one, <c>where</c> is one.</summary>
    public const int Levels = 30;

    /// <summary>Conditions in one rule, those inside <c>where</c> and empty groups included.</summary>
    public const int Conditions = 2_000;

    /// <summary>Values in one list.</summary>
    public const int Values = 100_000;

    /// <summary>Bytes of JSON, or of text in UTF-8.</summary>
    public const int Bytes = 8 * 1024 * 1024;

    /// <summary>The largest amount of a span.</summary>
    public const int Amount = 100_000;

    /// <summary>Mistakes reported for one rule; a longer list helps nobody and would not be bounded.</summary>
    public const int Errors = 10_000;
}
