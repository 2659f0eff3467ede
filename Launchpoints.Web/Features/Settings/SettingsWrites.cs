using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Settings;

public sealed class SettingsWrites(IAccess access, WorkspaceWriter writer)
{
    private const int MostEventTypes = 100;

    /// <summary>The zone of an IANA name such as <c>Europe/Berlin</c>; null for an unknown one.</summary>
    public static TimeZoneInfo? ZoneOf(string name) =>
        // Only names that mean the same everywhere: a Windows name would be read on some machines and not on others.
        name == "UTC" ? TimeZoneInfo.Utc
        : name.Length <= 100 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId ? zone : null;

    /// <summary>Replaces the settings. Stored instants do not move when the zone changes.</summary>
    public Task<Outcome<SettingsView>> SaveAsync(WorkspaceSettings settings, Expected? expected, CancellationToken ct) => SaveAsync(settings, [], expected, ct);

    /// <summary>The same after reading it from JSON, with what was wrong there: nobody learns that without the permission.</summary>
    internal async Task<Outcome<SettingsView>> SaveAsync(WorkspaceSettings settings, IReadOnlyList<Problem> found, Expected? expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var actor = await access.DemandAsync(Permission.Administer, ct);
        List<Problem> problems = [.. found, .. Problems(settings)];
        if (problems.Count > 0) return Outcome.Invalid(problems);
        return await writer.WriteAsync<SettingsView>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Settings.SingleOrDefaultAsync(token);
                if (!Expected.Holds(expected, record?.Version ?? 0)) return Expected.Failed("The settings");
                if (record is null)
                {
                    record = new SettingsRecord { TimeZone = "", ChangedBy = "", Version = write.Now.ToUnixTimeMilliseconds() };
                    write.Db.Settings.Add(record);
                }

                record.MinCustomers = settings.MinCustomers;
                record.MinKristals = settings.MinKristals;
                record.TimeZone = settings.TimeZone.Id;
                record.HoldingEventTypes = [.. settings.HoldingEventTypes.Select(Nfc.Of).Distinct()];
                record.ReleasingEventTypes = [.. settings.ReleasingEventTypes.Select(Nfc.Of).Distinct()];
                record.Version++;
                record.ChangedAt = write.Now;
                record.ChangedBy = write.Actor.DisplayName;
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Settings = ConfigurationLoader.Settings(record) };
                return Outcome.Ok(SettingsReads.View(record));
            },
            ct);
    }

    private static IEnumerable<Problem> Problems(WorkspaceSettings settings)
    {
        if (settings.MinCustomers < 0) yield return new Problem("value.out_of_range", "/minCustomers", "'minCustomers' is at least 0.");
        if (settings.MinKristals < 0) yield return new Problem("value.out_of_range", "/minKristals", "'minKristals' is at least 0.");
        foreach (var (member, types) in new[] { ("holdingEventTypes", settings.HoldingEventTypes), ("releasingEventTypes", settings.ReleasingEventTypes) })
        {
            if (types.Length > MostEventTypes || types.Any(t => Keys.Read(t, out _) is null))
            {
                yield return new Problem("value.wrong", $"/{member}", $"'{member}' is a list of at most {MostEventTypes} event types.");
            }
        }

        var both = settings.HoldingEventTypes.Intersect(settings.ReleasingEventTypes, StringComparer.Ordinal).ToList();
        if (both.Count > 0)
        {
            yield return new Problem(
                "value.wrong", "/releasingEventTypes", $"'{both[0]}' cannot make a customer hold a Kristal and release it.");
        }
    }
}
