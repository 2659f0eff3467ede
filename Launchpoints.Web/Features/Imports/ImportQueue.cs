using System.Collections.Concurrent;
using System.Threading.Channels;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Runs imports from the page one after the other. What waits is in the store, so it goes on after a restart.</summary>
public sealed class ImportQueue(
    IDbContextFactory<LaunchpointsDb> contexts, WriteGateway gateway, ImportRunner runner, ImportSpool spool, ImportProgress progress, TimeProvider time,
    Readiness readiness, ILogger<ImportQueue> log) : BackgroundService
{
    // What an earlier run left, after a crash for example; noted before the first file of this run can come in.
    private readonly IReadOnlyList<string> leftBefore = spool.List();
    private readonly Channel<int> waiting = Channel.CreateUnbounded<int>();
    private readonly ConcurrentDictionary<int, CancellationTokenSource> running = new();
    private readonly ConcurrentDictionary<int, bool> cancelled = new();

    // Until their file is deleted, so that a button pressed twice is one import even when that is done between the two.
    private readonly ConcurrentDictionary<string, Lazy<Task<int?>>> taken = new(StringComparer.Ordinal);

    /// <summary>Records an import as waiting and runs it in its turn; gives its number, null when its file is gone. Goes on when whoever asked does not wait for it.</summary>
    /// <param name="file">The spooled file; one that was taken already is not taken again.</param>
    /// <param name="record">Makes the record.</param>
    internal Task<int?> AddAsync(string file, Func<ImportRecord> record) =>
        taken.GetOrAdd(file, _ => new Lazy<Task<int?>>(() => RecordAsync(file, record))).Value;

    private async Task<int?> RecordAsync(string file, Func<ImportRecord> record)
    {
        if (!spool.Exists(file))
        {
            taken.TryRemove(file, out _);
            return null;
        }

        try
        {
            int import = await gateway.WriteAsync(
                async (db, token) =>
                {
                    if (await db.Imports.FirstOrDefaultAsync(i => i.SpoolName == file, token) is { } started) return started.Id; // pressed twice
                    var added = record();
                    db.Imports.Add(added);
                    await db.SaveChangesAsync(token);
                    return added.Id;
                },
                CancellationToken.None);
            Add(import);
            return import;
        }
        catch (Exception e)
        {
            taken.TryRemove(file, out _);
            log.LogError(e, "An import could not be queued.");
            throw;
        }
    }

    private void Add(int import) => waiting.Writer.TryWrite(import);

    /// <summary>Stops an import; what it loaded so far is rolled back.</summary>
    internal void Cancel(int import)
    {
        cancelled[import] = true;
        if (running.TryGetValue(import, out var source)) source.Cancel();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        await ResumeAsync(stoppingToken);
        await foreach (int import in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await RunAsync(import, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "Import {Import} failed.", import);
                await EndAsync(import, ImportStatus.Failed, "The import failed because of a fault in the console; its log says more. Nothing was loaded.", CancellationToken.None);
            }
        }
    }

    private async Task ResumeAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var open = await db.Imports.AsNoTracking()
            .Where(i => i.Status == ImportStatus.Queued || i.Status == ImportStatus.Running).OrderBy(i => i.Id).ToListAsync(ct);
        foreach (string file in leftBefore.Except(open.Select(i => i.SpoolName).OfType<string>(), StringComparer.Ordinal)) spool.Delete(file);
        foreach (var import in open)
        {
            Add(import.Id);
        }
    }

    private async Task RunAsync(int import, CancellationToken stopping)
    {
        await using var db = await contexts.CreateDbContextAsync(stopping);
        var record = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == import, stopping);
        if (record is null || record.Status is not (ImportStatus.Queued or ImportStatus.Running)) return;
        if (record.SpoolName is null || !spool.Exists(record.SpoolName))
        {
            await EndAsync(import, ImportStatus.Failed, "The file is gone; send it once more.", stopping);
            return;
        }

        using var source = running[import] = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        if (cancelled.ContainsKey(import)) await source.CancelAsync();
        try
        {
            await SetAsync(import, r => r.Status = ImportStatus.Running, stopping);
            progress.Report(import, 0, 0, 0);
            var actor = new Actor(record.ActorId, record.ActorName, ActorKind.Person);
            var outcome = await runner.RunAsync(actor, import, record.SpoolName, record.FileName, ImportRecords.OptionsOf(record), source.Token);
            if (!outcome.Succeeded) await EndAsync(import, ImportStatus.Failed, outcome.Message, CancellationToken.None);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            await EndAsync(import, ImportStatus.Cancelled, null, CancellationToken.None);
        }
        finally
        {
            running.TryRemove(import, out _);
            cancelled.TryRemove(import, out _);
            // Kept when the console is stopping: the import goes on from its file after the restart.
            if (!stopping.IsCancellationRequested)
            {
                spool.Delete(record.SpoolName);
                taken.TryRemove(record.SpoolName, out _);
            }

            progress.End(import);
        }
    }

    private Task EndAsync(int import, ImportStatus status, string? failure, CancellationToken ct) => SetAsync(
        import,
        r =>
        {
            r.Status = status;
            r.Failure = failure;
            r.SpoolName = null;
            r.FinishedAt = time.GetUtcNow();
        },
        ct);

    private Task SetAsync(int import, Action<ImportRecord> set, CancellationToken ct) => gateway.WriteAsync(
        async (db, token) =>
        {
            if (await db.Imports.FindAsync([import], token) is { } record) set(record);
        },
        ct);
}
