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

    public StoreLocation Location => location;

    /// <param name="database">The database to begin with; null for an empty one.</param>
    public static async Task<TemporaryStore> CreateAsync(byte[]? database = null)
    {
        var store = new TemporaryStore();
        if (database is not null) await File.WriteAllBytesAsync(Path.Combine(store.location.Directory, "launchpoints.db"), database);
        await using var db = store.CreateDbContext();
        await db.Database.MigrateAsync();
        return store;
    }

    public LaunchpointsDb CreateDbContext() =>
        new(new DbContextOptionsBuilder<LaunchpointsDb>().UseSqlite(location.ConnectionString).AddInterceptors(pragmas).Options);

    /// <summary>The database as it is, to begin other stores with.</summary>
    public async Task<byte[]> CopyAsync()
    {
        string copy = Path.Combine(location.Directory, "copy.db");
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        return await File.ReadAllBytesAsync(copy);
    }

    public ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(location.Directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
