namespace Launchpoints.Benchmarks.Contest;

/// <summary>A contestant that is written in C# and runs in a process of its own.</summary>
internal interface IContestant
{
    /// <summary>Does what it is asked; throws <see cref="NotSupportedException"/> where that is not its game.</summary>
    Answer Do(Request request);
}
