using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Settings;

public sealed class SettingsReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts)
{
    public async Task<SettingsView> FindAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return View(await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct));
    }

    internal static SettingsView View(SettingsRecord? record) => record is null
        ? new SettingsView(WorkspaceSettings.Default, 0, null, null)
        : new SettingsView(ConfigurationLoader.Settings(record), record.Version, record.ChangedAt, record.ChangedBy, record.ExposureRetentionDays);
}
