namespace Launchpoints.Engine.Rules;

/// <summary>A stretch of a rule's text.</summary>
/// <param name="Start">The first character, from 0, in UTF-16 units.</param>
/// <param name="Length">How many UTF-16 units; may be 0 at the end of the text.</param>
/// <param name="Line">The line of the first character, from 1.</param>
/// <param name="Column">Its column in UTF-16 units, from 1.</param>
public readonly record struct SourceSpan(int Start, int Length, int Line, int Column)
{
    /// <summary>One past the last character.</summary>
    public int End => Start + Length;
}
