using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// Writes to the store and, once that is committed, shows the same change in memory. A write that fails changes neither; a commit that
/// memory cannot follow makes it read the store again, so the two never drift apart.
/// </summary>
public sealed class WorkspaceWriter(
    WriteGateway gateway, LiveWorkspace live, WorkspaceLoader loader, PopulationFile file, TimeProvider time, ILogger<WorkspaceWriter> log)
{
    /// <summary>Runs <paramref name="work"/> in its turn; an outcome that is a failure rolls everything back.</summary>
    public async Task<Outcome<T>> WriteAsync<T>(Actor actor, Func<WorkspaceWrite, CancellationToken, Task<Outcome<T>>> work, CancellationToken ct)
    {
        WorkspaceWrite? write = null;
        return await gateway.WriteAsync(
            async (db, token) =>
            {
                write = new WorkspaceWrite(db, live.Current, actor, time.GetUtcNow());
                write.Begin();
                var outcome = await work(write, token);
                if (outcome.Succeeded)
                {
                    await db.SaveChangesAsync(token);
                    write.End();
                }

                return outcome;
            },
            outcome => outcome.Succeeded,
            _ => FollowAsync(write!),
            ct);
    }

    /// <summary>Brings the write-ahead log into the file and empties it, so that what was erased is in neither.</summary>
    public Task CheckpointAsync(CancellationToken ct) => gateway.CheckpointAsync(ct);

    private async Task FollowAsync(WorkspaceWrite write)
    {
        try
        {
            if (write.IsStrange) throw new InvalidOperationException("Another program wrote to the store.");
            live.Replace(write.Build());
        }
        catch (Exception e)
        {
            log.LogError(e, "The population could not take a committed write; it is read again from the store.");
            var read = await loader.LoadAsync(write.Before.Version + 1, CancellationToken.None);
            live.Replace(read with { Workspace = read.Workspace.Next(read.Population, read.Configuration, write.Models) });
        }

        // Before the write is acknowledged: who was erased is not in the snapshot file any more.
        if (write.Removes) file.Forget(write.Mark.Removals);
    }
}
