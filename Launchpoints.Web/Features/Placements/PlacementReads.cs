using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Placements;

public sealed class PlacementReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts)
{
    /// <summary>All placements in code point order of their keys.</summary>
    public async Task<IReadOnlyList<PlacementView>> ListAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Placements.AsNoTracking().ToListAsync(ct);
        return [.. records.Select(View).OrderBy(p => p.Definition.Key, CodePointComparer.Instance)];
    }

    public async Task<Outcome<PlacementView>> FindAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Placements.AsNoTracking().FirstOrDefaultAsync(p => p.Key == key, ct);
        return record is null ? Unknown(key) : Outcome.Ok(View(record));
    }

    internal static Failure Unknown(string key) => Outcome.NotFound("placement.unknown", $"There is no placement '{key}'.");

    internal static PlacementView View(PlacementRecord record) =>
        new(ConfigurationLoader.Placement(record), record.Version, record.ChangedAt, record.ChangedBy);
}
