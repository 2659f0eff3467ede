using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Xunit;

namespace Launchpoints.Tests.Features.Workspace;

public sealed class LongWorkTests
{
    private readonly LongWork lanes = new(4);

    [Fact]
    public async Task Flood_OfOneAsker_LeavesLanesForOthers()
    {
        using var gate = new ManualResetEventSlim();
        var flood = Enumerable.Range(0, 20).Select(_ => lanes.RunAsync(Actor("program"), () => Wait(gate), default)).ToList();
        await BusyLanes.UntilAsync(() => lanes.Started == 2);
        Assert.Equal(18, lanes.Queued);
        Assert.Equal("page", await lanes.RunAsync(Actor("person"), () => "page", default)); // answered while all that goes on
        Assert.Equal(2, lanes.Running);
        gate.Set();
        await Task.WhenAll(flood);
        Assert.Equal((0, 0), (lanes.Running, lanes.Queued));
    }

    [Fact]
    public async Task Turn_WhenALaneBecomesFree_GoesToWhoeverHasFewest()
    {
        using var first = new ManualResetEventSlim();
        using var rest = new ManualResetEventSlim();
        var order = new List<string>();
        string Note(string name)
        {
            lock (order) order.Add(name);
            return name;
        }

        // Four lanes are taken; then a waits for a third, and c, who came later, for a first.
        var running = new[] { "a", "a", "b", "b" }.Select((who, i) => lanes.RunAsync(Actor(who), () => Wait(i == 0 ? first : rest), default)).ToList();
        await BusyLanes.UntilAsync(() => lanes.Started == 4);
        var third = lanes.RunAsync(Actor("a"), () => Note("a"), default);
        var other = lanes.RunAsync(Actor("c"), () => Note("c"), default);
        await BusyLanes.UntilAsync(() => lanes.Queued == 2);
        first.Set();
        await Task.WhenAll(third, other);
        rest.Set();
        await Task.WhenAll(running);
        Assert.Equal(["c", "a"], order);
    }

    [Fact]
    public async Task Cancelled_WhileItWaits_LeavesAndNeverRuns()
    {
        using var gate = new ManualResetEventSlim();
        var running = new[] { "a", "a", "b", "b" }.Select(who => lanes.RunAsync(Actor(who), () => Wait(gate), default)).ToList();
        await BusyLanes.UntilAsync(() => lanes.Started == 4);
        using var superseded = new CancellationTokenSource();
        bool ran = false;
        var asked = lanes.RunAsync(Actor("c"), () => ran = true, superseded.Token);
        await BusyLanes.UntilAsync(() => lanes.Queued == 1);
        await superseded.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal((4, 0), (lanes.Running, lanes.Queued));
        gate.Set();
        await Task.WhenAll(running);
        Assert.False(ran);
        Assert.Equal(4, lanes.Started);
        Assert.Equal(0, lanes.Running);
    }

    [Fact]
    public async Task Work_ThatFailsOrIsCancelled_GivesItsLaneBack()
    {
        using var stop = new CancellationTokenSource();
        for (int i = 0; i < 12; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => lanes.RunAsync<int>(Actor("a"), () => throw new InvalidOperationException("broken"), default));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lanes.RunAsync<int>(
                Actor("a"),
                () =>
                {
                    stop.Cancel();
                    stop.Token.ThrowIfCancellationRequested();
                    return 0;
                },
                stop.Token));
        }

        Assert.Equal(0, lanes.Running);
        Assert.Equal(7, await lanes.RunAsync(Actor("a"), () => 7, default));
    }

    private static Actor Actor(string id) => new(id, id, ActorKind.Person);

    private static bool Wait(ManualResetEventSlim gate) => gate.Wait(TimeSpan.FromMinutes(1));
}
