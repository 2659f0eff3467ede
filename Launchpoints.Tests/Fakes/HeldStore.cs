using Launchpoints.Web.Features;

namespace Launchpoints.Tests.Fakes;

/// <summary>A store that somebody else's write holds, until it is let go.</summary>
internal sealed class HeldStore : IAsyncDisposable
{
    private readonly TaskCompletionSource entered = new(TaskCreationOptions.RunContinuationsAsynchronously), done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<Outcome<bool>> write = Task.FromResult(Outcome.Ok(true));

    private HeldStore()
    {
    }

    public static async Task<HeldStore> TakeAsync(TestWorkspace workspace)
    {
        var store = new HeldStore();
        store.write = workspace.WriteAsync(async _ =>
        {
            store.entered.SetResult();
            await store.done.Task;
        });
        await store.entered.Task;
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        done.TrySetResult();
        await write;
    }
}
