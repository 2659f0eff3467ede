using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Segments;

/// <summary>Reads segments: hundreds, so lists come whole.</summary>
public sealed class SegmentReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, Questions questions)
{
    /// <summary>All segments in code point order of their keys.</summary>
    public async Task<IReadOnlyList<SegmentView>> ListAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Segments.AsNoTracking().Include(s => s.PublishedVersion).ToListAsync(ct);
        var configuration = questions.State.Configuration;
        return [.. records.Select(r => View(r, configuration)).OrderBy(s => s.Key, CodePointComparer.Instance)];
    }

    public async Task<Outcome<SegmentView>> FindAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Segments.AsNoTracking().Include(s => s.PublishedVersion).FirstOrDefaultAsync(s => s.Key == key, ct);
        return record is null ? Unknown(key) : Outcome.Ok(View(record, questions.State.Configuration));
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Author, ct);
        return questions.State.Configuration.Segments.ContainsKey(key);
    }

    /// <summary>The counts of the version that serves, of the draft while none does, by key.</summary>
    public async Task<IReadOnlyDictionary<string, SegmentQualification>> CountsAsync(
        IReadOnlyList<SegmentView> segments, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var published = questions.View(asOf);
                return segments.ToDictionary(
                    s => s.Key,
                    s => (published.Segment(s.Key) ?? published.StateOf(s.Draft)).Qualification,
                    StringComparer.Ordinal);
            },
            ct);
    }

    /// <summary>Keys of the published version's members in code point order; none while nothing is published.</summary>
    /// <param name="key">The segment's key.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="after">The last key of the page before; null for the first page.</param>
    /// <param name="asOf">An instant; null for now.</param>
    public async Task<Outcome<IReadOnlyList<string>>> MembersAsync(string key, int most, string? after, DateTimeOffset? asOf, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        if (!questions.State.Configuration.Segments.ContainsKey(key)) return Unknown(key);
        return await questions.Work.RunAsync(
            asker,
            () =>
            {
                var keys = questions.View(asOf).Segment(key)?.Members.Keys() ?? [];
                return Outcome.Ok<IReadOnlyList<string>>(
                    [.. keys.Where(k => after is null || CodePointComparer.Instance.Compare(k, after) > 0).Order(CodePointComparer.Instance).Take(most)]);
            },
            ct);
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
