using System.Data;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Data;

/// <summary>
/// The one way to write. SQLite has one writer at a time: in this process writers wait here in order instead of polling a lock, and each
/// begins IMMEDIATE, so that a read that turns into a write never fails half way.
/// </summary>
public sealed class WriteGateway(IDbContextFactory<LaunchpointsDb> contexts) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Runs <paramref name="work"/> in a transaction of its own; what it returns decides: an exception rolls everything back.</summary>
    public async Task<T> WriteAsync<T>(Func<LaunchpointsDb, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        await turn.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            // Serializable is what Microsoft.Data.Sqlite turns into BEGIN IMMEDIATE.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
            var result = await work(db, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    public Task WriteAsync(Func<LaunchpointsDb, CancellationToken, Task> work, CancellationToken ct) =>
        WriteAsync(
            async (db, token) =>
            {
                await work(db, token);
                return true;
            },
            ct);

    public void Dispose() => turn.Dispose();
}
