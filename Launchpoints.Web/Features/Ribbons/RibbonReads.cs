using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Ribbons;

public sealed class RibbonReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts)
{
    /// <summary>All ribbons, or those of one placement: by placement, then by priority, ties by key.</summary>
    public async Task<IReadOnlyList<RibbonView>> ListAsync(string? placement, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Ribbons.AsNoTracking().Where(r => placement == null || r.Placement == placement).ToListAsync(ct);
        return
        [
            .. records.Select(View)
                .OrderBy(r => r.Definition.Placement, CodePointComparer.Instance)
                .ThenBy(r => r.Definition.Priority)
                .ThenBy(r => r.Definition.Key, CodePointComparer.Instance),
        ];
    }

    public async Task<Outcome<RibbonView>> FindAsync(string key, CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var record = await db.Ribbons.AsNoTracking().FirstOrDefaultAsync(r => r.Key == key, ct);
        return record is null ? Unknown(key) : Outcome.Ok(View(record));
    }

    internal static Failure Unknown(string key) => Outcome.NotFound("ribbon.unknown", $"There is no ribbon '{key}'.");

    internal static RibbonView View(RibbonRecord record) =>
        new(ConfigurationLoader.Ribbon(record), record.Version, record.ChangedAt, record.ChangedBy);
}
