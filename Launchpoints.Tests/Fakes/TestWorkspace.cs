using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Launchpoints.Tests.Fakes;

/// <summary>A store of its own with the live workspace on top, as the console has it.</summary>
internal sealed class TestWorkspace : IAsyncDisposable
{
    public static readonly Actor Ann = new("ann", "Ann", ActorKind.Person);

    private TestWorkspace(TemporaryStore store)
    {
        Store = store;
        Live = new LiveWorkspace(NullLogger<LiveWorkspace>.Instance);
        (File, Loader, Writer) = Opened();
    }

    public TemporaryStore Store { get; }

    public FakeTime Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public PopulationFile File { get; private set; }

    public WorkspaceLoader Loader { get; private set; }

    public LiveWorkspace Live { get; }

    public WorkspaceWriter Writer { get; private set; }

    /// <param name="database">The database to begin with; null for an empty one.</param>
    public static async Task<TestWorkspace> CreateAsync(byte[]? database = null)
    {
        var workspace = new TestWorkspace(await TemporaryStore.CreateAsync(database));
        await workspace.BeginAsync();
        return workspace;
    }

    /// <summary>Begins once more on the same store, knowing nothing of before.</summary>
    public async Task RestartAsync()
    {
        (File, Loader, Writer) = Opened();
        await BeginAsync();
    }

    /// <summary>Begins as the console does: a run of its own, from the snapshot file where there is a good one.</summary>
    private async Task BeginAsync()
    {
        await Store.Gateway.WriteAsync(
            (db, _) =>
            {
                StoreCertificate.BeginEpoch((SqliteConnection)db.Database.GetDbConnection());
                return Task.CompletedTask;
            },
            default);
        Live.Replace(await Loader.OpenAsync(1, default));
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

    private (PopulationFile File, WorkspaceLoader Loader, WorkspaceWriter Writer) Opened()
    {
        var file = new PopulationFile(Store.Location, NullLogger<PopulationFile>.Instance);
        var loader = new WorkspaceLoader(Store, file, NullLogger<WorkspaceLoader>.Instance);
        return (file, loader, new WorkspaceWriter(Store.Gateway, Live, loader, file, Time, NullLogger<WorkspaceWriter>.Instance));
    }
}
