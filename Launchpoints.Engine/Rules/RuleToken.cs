namespace Launchpoints.Engine.Rules;

/// <summary>One token of a rule's text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character, from 0, in UTF-16 units.</param>
/// <param name="Length">Its length in UTF-16 units; 0 for the end only.</param>
public readonly record struct RuleToken(RuleTokenKind Kind, int Start, int Length)
{
    /// <summary>One past its last character.</summary>
    public int End => Start + Length;
}
