using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.Logging.Abstractions;

namespace Launchpoints.Tests.Fakes;

/// <summary>A store of its own with the live workspace on top, as the console has it.</summary>
internal sealed class TestWorkspace : IAsyncDisposable
{
    public static readonly Actor Ann = new("ann", "Ann", ActorKind.Person);

    private TestWorkspace(TemporaryStore store)
    {
        Store = store;
        Loader = new WorkspaceLoader(store);
        Live = new LiveWorkspace(NullLogger<LiveWorkspace>.Instance);
        Writer = new WorkspaceWriter(store.Gateway, Live, Loader, Time, NullLogger<WorkspaceWriter>.Instance);
    }

    public TemporaryStore Store { get; }

    public FakeTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public WorkspaceLoader Loader { get; }

    public LiveWorkspace Live { get; }

    public WorkspaceWriter Writer { get; }

    /// <param name="database">The database to begin with; null for an empty one.</param>
    public static async Task<TestWorkspace> CreateAsync(byte[]? database = null)
    {
        var workspace = new TestWorkspace(await TemporaryStore.CreateAsync(database));
        workspace.Live.Replace(await workspace.Loader.LoadAsync(1, default));
        return workspace;
    }

    public Task<Outcome<bool>> WriteAsync(Func<WorkspaceWrite, Task> work) => Writer.WriteAsync(
        Ann,
        async (write, _) =>
        {
            await work(write);
            return Outcome.Ok(true);
        },
        default);

    public Task<Outcome<bool>> DefineAsync(AttributeScope scope, string key, AttributeType type, AttributeStatus status = AttributeStatus.Actionable) =>
        WriteAsync(write => write.DefineAsync(new AttributeDefinition(scope, key, type, status), default));

    /// <summary>What a restart would read.</summary>
    public Task<WorkspaceState> ReloadAsync() => Loader.LoadAsync(1, default);

    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
