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
    public Task<T> WriteAsync<T>(Func<LaunchpointsDb, CancellationToken, Task<T>> work, CancellationToken ct) =>
        WriteAsync(work, _ => true, _ => Task.CompletedTask, ct);

    /// <param name="work">What to write.</param>
    /// <param name="keep">Whether the result is worth committing; false rolls back and still returns it.</param>
    /// <param name="committed">Runs after the commit and before the next writer's turn; not cancellable, since what is committed has happened.</param>
    public async Task<T> WriteAsync<T>(
        Func<LaunchpointsDb, CancellationToken, Task<T>> work, Func<T, bool> keep, Func<T, Task> committed, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(keep);
        ArgumentNullException.ThrowIfNull(committed);
        await turn.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            // Serializable is what Microsoft.Data.Sqlite turns into BEGIN IMMEDIATE.
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, ct);
            var result = await work(db, ct);
            if (!keep(result))
            {
                return result;
            }

            await db.SaveChangesAsync(ct);
            ct.ThrowIfCancellationRequested();
            // From here on a cancellation could not be told from a success, so there is none.
            await transaction.CommitAsync(CancellationToken.None);
            await committed(result);
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

    /// <summary>Copies the write-ahead log into the file and empties it, when it is nobody's turn. Readers may keep a part of it for a while.</summary>
    public async Task CheckpointAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
