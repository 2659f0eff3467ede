namespace Launchpoints.Web.Features;

/// <summary>Whether everything that has to happen before the first question is done: the store's shape, its reading, the first accounts.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => done.Task.IsCompleted;

    public Task WaitAsync(CancellationToken ct) => done.Task.WaitAsync(ct);

    internal void Set() => done.TrySetResult();
}
