namespace Launchpoints.Benchmarks.Contest;

/// <summary>A contestant in a process of its own, whatever it speaks.</summary>
internal interface IContestProcess : IDisposable
{
    string Name { get; }

    /// <exception cref="InvalidOperationException">It could not do what it was asked.</exception>
    Task<Answer> AskAsync(Request request, CancellationToken ct);
}
