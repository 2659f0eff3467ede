using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Runs one import from its spooled file: one transaction, so that after a crash all of it is there or none.</summary>
public sealed class ImportRunner(WorkspaceWriter writer, LiveWorkspace live, ImportSpool spool, ImportProgress progress)
{
    /// <summary>Runs an import that was recorded, or records it with the rest.</summary>
    /// <param name="actor">Who sent it.</param>
    /// <param name="import">The number of an import that waits; null for one that was not recorded yet.</param>
    /// <param name="spoolName">The spooled file.</param>
    /// <param name="fileName">The name that people know it by.</param>
    /// <param name="options">How to import it.</param>
    public async Task<Outcome<ImportReport>> RunAsync(
        Actor actor, int? import, string spoolName, string fileName, ImportOptions options, CancellationToken ct)
    {
        var file = new ImportFile(spool.PathOf(spoolName), options);
        // Before the write, so that others do not wait for it. A schema that changes in between makes it look again.
        var survey = await ImportColumns.LookAsync(file, options, live.Current.Population.Schema, ct);
        return await writer.WriteAsync<ImportReport>(
            actor,
            async (write, token) =>
            {
                var record = import is { } id ? await write.Db.Imports.FindAsync([id], token) : null;
                if (record is null)
                {
                    record = ImportRecords.New(actor, fileName, options, null, write.Now);
                    write.Db.Imports.Add(record);
                    await write.Db.SaveChangesAsync(token);
                }

                var settled = await ImportColumns.SettleAsync(write, file, options, survey, token);
                if (!settled.Succeeded) return settled.AsFailure();
                int source = await write.SourceIdAsync(SourceKind.Import, $"{record.Id}", fileName, token);
                using var load = new ImportLoad(write, record.Id, source, options);
                try
                {
                    var fatal = await load.RunAsync(file, (l, fraction) => progress.Report(record.Id, l.Read, l.Rejected, fraction), token);
                    if (fatal is not null) return ImportColumns.Refused([fatal]);
                }
                finally
                {
                    progress.End(record.Id);
                }

                var report = load.Report(settled.Value);
                ImportRecords.Finish(record, report, write.Now);
                await write.Db.SaveChangesAsync(token);
                return Outcome.Ok(report);
            },
            ct);
    }
}
