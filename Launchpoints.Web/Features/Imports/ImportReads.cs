using System.Globalization;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Imports;

/// <summary>Reads imports and the rows they left out.</summary>
public sealed class ImportReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, ImportProgress progress)
{
    /// <summary>More kinds of mistakes than this are not listed one by one.</summary>
    public const int MostCauses = 20;

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

    /// <summary>What is wrong with the rejected rows that are kept, the most frequent first; at most <see cref="MostCauses"/>.</summary>
    public async Task<IReadOnlyList<RejectionCause>> CausesAsync(int import, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rejections = db.ImportRejections.AsNoTracking().Where(r => r.ImportId == import);
        var groups = await rejections.GroupBy(r => new { r.Code, r.Column })
            .Select(g => new { g.Key.Code, g.Key.Column, Rows = g.LongCount(), First = g.Min(r => r.Line) })
            .OrderByDescending(g => g.Rows).ThenBy(g => g.First).Take(MostCauses).ToListAsync(ct);
        var lines = groups.Select(g => g.First).ToList();
        var examples = await rejections.Where(r => lines.Contains(r.Line)).Select(r => new { r.Line, r.Message }).ToListAsync(ct);
        return
        [
            .. groups.Select(g => new RejectionCause(g.Code, g.Column, g.Rows, g.First, examples.FirstOrDefault(e => e.Line == g.First)?.Message ?? "")),
        ];
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
