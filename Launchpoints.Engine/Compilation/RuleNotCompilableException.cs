namespace Launchpoints.Engine.Compilation;

/// <summary>A rule that was not validated reached the compiler: a mistake of ours, never of the rule's author.</summary>
/// <param name="path">The JSON pointer of the node.</param>
/// <param name="reason">What is wrong with it.</param>
/// <param name="inner">The cause, when there is one.</param>
public sealed class RuleNotCompilableException(string path, string reason, Exception? inner = null)
    : Exception($"The rule cannot be compiled at '{path}': {reason}", inner)
{
    /// <summary>The JSON pointer of the node that cannot be compiled.</summary>
    public string Path { get; } = path;
}
