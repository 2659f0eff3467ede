using Launchpoints.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Tests.Fakes;

/// <summary>A migrated store of its own on disk, gone with the test.</summary>
internal sealed class TemporaryStore : IDbContextFactory<LaunchpointsDb>, IAsyncDisposable
{
    private readonly StoreLocation location = new(Directory.CreateTempSubdirectory("launchpoints-").FullName);
    private readonly ConnectionPragmas pragmas = new();

    private TemporaryStore() => Gateway = new WriteGateway(this);

    public WriteGateway Gateway { get; }

    public static async Task<TemporaryStore> CreateAsync()
    {
        var store = new TemporaryStore();
        await using var db = store.CreateDbContext();
        await db.Database.MigrateAsync();
        return store;
    }

    public LaunchpointsDb CreateDbContext() =>
        new(new DbContextOptionsBuilder<LaunchpointsDb>().UseSqlite(location.ConnectionString).AddInterceptors(pragmas).Options);

    public ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(location.Directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
