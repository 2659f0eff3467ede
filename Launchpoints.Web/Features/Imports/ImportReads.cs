using System.Globalization;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Reads imports and the rows they left out.</summary>
public sealed class ImportReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, ImportProgress progress)
{
    /// <summary>The latest imports, newest first.</summary>
    public async Task<IReadOnlyList<ImportView>> ListAsync(int most, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Imports.AsNoTracking().OrderByDescending(i => i.Id).Take(Math.Clamp(most, 1, 200)).ToListAsync(ct);
        return [.. records.Select(r => ImportView.Of(r, progress.Find(r.Id)))];
    }

    public async Task<Outcome<ImportView>> FindAsync(int import, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Imports.AsNoTracking().FirstOrDefaultAsync(i => i.Id == import, ct);
        return record is null ? Unknown(import) : Outcome.Ok(ImportView.Of(record, progress.Find(import)));
    }

    /// <summary>The first rejected rows, by line.</summary>
    public async Task<IReadOnlyList<RejectedRow>> RejectedRowsAsync(int import, int most, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ImportRejections.AsNoTracking().Where(r => r.ImportId == import).OrderBy(r => r.Line).Take(Math.Clamp(most, 1, 1000))
            .Select(r => new RejectedRow(r.Line, r.Column, r.Code, r.Message, r.Row)).ToListAsync(ct);
    }

    /// <summary>Writes all rejected rows as CSV that a spreadsheet opens without running anything in it.</summary>
    public async Task<Outcome<bool>> WriteRejectedRowsAsync(int import, TextWriter to, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(to);
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Imports.AnyAsync(i => i.Id == import, ct)) return Unknown(import);
        await to.WriteAsync("line,column,code,message,row\r\n");
        await foreach (var row in db.ImportRejections.AsNoTracking().Where(r => r.ImportId == import).OrderBy(r => r.Line).AsAsyncEnumerable().WithCancellation(ct))
        {
            string[] cells = [row.Line.ToString(CultureInfo.InvariantCulture), row.Column ?? "", row.Code, row.Message, row.Row];
            await to.WriteAsync(string.Join(",", cells.Select(CsvText.Safe)) + "\r\n");
        }

        return Outcome.Ok(true);
    }

    private static Failure Unknown(int import) => Outcome.NotFound("import.unknown", $"There is no import {import}.");
}
