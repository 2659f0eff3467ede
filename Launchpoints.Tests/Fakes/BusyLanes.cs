using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Tests.Fakes;

/// <summary>Long work of other people on every lane, until it is let go.</summary>
internal sealed class BusyLanes : IAsyncDisposable
{
    private readonly ManualResetEventSlim done = new();
    private readonly List<Task> work = [];

    private BusyLanes()
    {
    }

    public static async Task<BusyLanes> TakeAsync(LongWork lanes)
    {
        var busy = new BusyLanes();
        int free = Math.Max(4, 2 * Environment.ProcessorCount);
        long before = lanes.Started;
        for (int i = 0; i < free; i++)
        {
            var somebody = new Actor($"busy {i}", "Busy", ActorKind.ApiKey);
            busy.work.Add(lanes.RunAsync(somebody, () => busy.done.Wait(TimeSpan.FromMinutes(2)), CancellationToken.None));
        }

        await UntilAsync(() => lanes.Started - before == free);
        return busy;
    }

    /// <summary>Waits for something that happens on other threads.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!holds())
        {
            await Task.Delay(5, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        done.Set();
        await Task.WhenAll(work);
        done.Dispose();
    }
}
