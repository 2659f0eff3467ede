using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Segments;

/// <summary>Reads segments: hundreds, so lists come whole.</summary>
public sealed class SegmentReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, LiveWorkspace live)
{
    /// <summary>All segments in code point order of their keys.</summary>
    public async Task<IReadOnlyList<SegmentView>> ListAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Segments.AsNoTracking().Include(s => s.PublishedVersion).ToListAsync(ct);
        var configuration = live.Current.Configuration;
        return [.. records.Select(r => View(r, configuration)).OrderBy(s => s.Key, Engine.Schema.CodePointComparer.Instance)];
    }

    public async Task<Outcome<SegmentView>> FindAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Segments.AsNoTracking().Include(s => s.PublishedVersion).FirstOrDefaultAsync(s => s.Key == key, ct);
        return record is null ? Unknown(key) : Outcome.Ok(View(record, live.Current.Configuration));
    }

    /// <summary>Every version that was ever published, newest first.</summary>
    public async Task<Outcome<IReadOnlyList<SegmentVersionView>>> VersionsAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = await db.Segments.Where(s => s.Key == key).Select(s => (int?)s.Id).FirstOrDefaultAsync(ct);
        if (id is null) return Unknown(key);
        var versions = await db.SegmentVersions.AsNoTracking().Where(v => v.SegmentId == id).OrderByDescending(v => v.Number).ToListAsync(ct);
        return Outcome.Ok<IReadOnlyList<SegmentVersionView>>(
            [.. versions.Select(v => new SegmentVersionView(v.Number, SegmentJson.Stored(key, v.Definition), v.PublishedAt, v.PublishedBy))]);
    }

    internal static Failure Unknown(string key) => Outcome.NotFound("segment.unknown", $"There is no segment '{key}'.");

    internal static SegmentView View(SegmentRecord record, WorkspaceConfiguration configuration) => new(
        record.Key,
        SegmentJson.Stored(record.Key, record.Draft),
        record.PublishedVersion is { } version ? SegmentJson.Stored(record.Key, version.Definition) : null,
        record.PublishedVersion?.Number ?? 0,
        record.PublishedVersion?.PublishedAt,
        record.PublishedVersion?.PublishedBy,
        record.Version,
        record.ChangedAt,
        record.ChangedBy,
        SegmentUsages.Of(record.Key, configuration));
}
