using Launchpoints.Engine.Import;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Takes files in. HTTP imports at once and waits; a page looks at the file first, queues the import, and watches it.</summary>
public sealed class ImportWrites(
    IAccess access, ImportRunner runner, ImportQueue queue, ImportSpool spool, LiveWorkspace live, TimeProvider time)
{
    private const int LongestFileName = 255;

    /// <summary>How long queuing an import waits for its number.</summary>
    internal TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(10);

    private static Failure Gone => Outcome.NotFound("import.file_gone", "The file is gone; choose it once more.");

    /// <summary>Imports what is sent and gives the report.</summary>
    public async Task<Outcome<ImportReport>> ImportAsync(Stream content, string fileName, ImportOptions options, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Ingest, ct);
        await ImportColumns.DemandAsync(access, options, ct);
        string name = await spool.SaveAsync(content, ct);
        try
        {
            return await runner.RunAsync(actor, null, name, Short(fileName), options, ct);
        }
        finally
        {
            spool.Delete(name);
        }
    }

    /// <summary>Takes a copy of a file and says what is in it. Nothing is loaded.</summary>
    public async Task<Outcome<ImportPreview>> PreviewAsync(Stream content, ImportKind kind, ImportFormat format, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        string name = await spool.SaveAsync(content, ct);
        try
        {
            var file = new ImportFile(spool.PathOf(name), new ImportOptions(kind, format));
            await using var stream = file.Open();
            // On the thread pool: the page stays responsive while a large file is read to its end.
            return Outcome.Ok(await Task.Run(() => ImportSurveys.PreviewAsync(name, file.Read(stream), kind, live.Current.Population.Schema, ct), ct));
        }
        catch
        {
            spool.Delete(name);
            throw;
        }
    }

    /// <summary>The first rows of a file that was looked at, read as the options say. Nothing is loaded.</summary>
    public async Task<Outcome<ImportSample>> SampleAsync(string file, ImportOptions options, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        if (!spool.Exists(file)) return Gone;
        var import = new ImportFile(spool.PathOf(file), options);
        await using var stream = import.Open();
        var state = live.Current;
        return Outcome.Ok(await ImportSamples.ReadAsync(import.Read(stream), options, state.Population.Schema, state.Configuration.Settings.TimeZone, ct));
    }

    /// <summary>Forgets a file that was looked at and is not wanted.</summary>
    public async Task DiscardAsync(string file, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        spool.Delete(file);
    }

    /// <summary>
    /// Queues the import of a file that was looked at; gives its number, or null while another import holds the store: the file is kept, and
    /// the import queues itself once the store is free. Nobody waits for minutes before a page that does not answer.
    /// </summary>
    public async Task<Outcome<int?>> StartAsync(string file, string fileName, ImportOptions options, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Ingest, ct);
        await ImportColumns.DemandAsync(access, options, ct);
        var queued = queue.AddAsync(file, () => ImportRecords.New(actor, Short(fileName), options, file, time.GetUtcNow()));
        try
        {
            return await queued.WaitAsync(LongestWait, ct) is { } import ? Outcome.Ok<int?>(import) : Gone;
        }
        catch (TimeoutException)
        {
            return Outcome.Ok<int?>(null);
        }
    }

    /// <summary>Stops an import that waits or runs; nothing of it stays.</summary>
    public async Task CancelAsync(int import, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Ingest, ct);
        queue.Cancel(import);
    }

    private static string Short(string fileName) => fileName.Length > LongestFileName ? fileName[..LongestFileName] : fileName;
}
