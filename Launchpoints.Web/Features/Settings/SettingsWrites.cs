using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Settings;

public sealed class SettingsWrites(IAccess access, WorkspaceWriter writer)
{
    public const int LeastRetentionDays = 1;
    public const int MostRetentionDays = 3_650;
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
        return await WriteAsync(
            actor,
            expected,
            record =>
            {
                record.MinCustomers = settings.MinCustomers;
                record.MinKristals = settings.MinKristals;
                record.TimeZone = settings.TimeZone.Id;
                record.HoldingEventTypes = [.. settings.HoldingEventTypes.Select(Nfc.Of).Distinct()];
                record.ReleasingEventTypes = [.. settings.ReleasingEventTypes.Select(Nfc.Of).Distinct()];
            },
            ct);
    }

    /// <summary>Says for how many days exposures are kept; what is older is taken out within the hour.</summary>
    public Task<Outcome<SettingsView>> SaveRetentionAsync(int days, Expected? expected, CancellationToken ct) => SaveRetentionAsync(days, [], expected, ct);

    /// <summary>The same after reading it from JSON, with what was wrong there.</summary>
    internal async Task<Outcome<SettingsView>> SaveRetentionAsync(int days, IReadOnlyList<Problem> found, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Administer, ct);
        if (found.Count > 0) return Outcome.Invalid(found);
        return days is < LeastRetentionDays or > MostRetentionDays
            ? Outcome.Invalid("value.out_of_range", "/retentionDays", $"'retentionDays' is from {LeastRetentionDays} to {MostRetentionDays}.")
            : await WriteAsync(actor, expected, record => record.ExposureRetentionDays = days, ct);
    }

    private Task<Outcome<SettingsView>> WriteAsync(Actor actor, Expected? expected, Action<SettingsRecord> change, CancellationToken ct) =>
        writer.WriteAsync<SettingsView>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Settings.SingleOrDefaultAsync(token);
                if (!Expected.Holds(expected, record?.Version ?? 0)) return Expected.Failed("The settings");
                if (record is null)
                {
                    var usual = WorkspaceSettings.Default;
                    record = new SettingsRecord
                    {
                        MinCustomers = usual.MinCustomers,
                        MinKristals = usual.MinKristals,
                        TimeZone = usual.TimeZone.Id,
                        HoldingEventTypes = [.. usual.HoldingEventTypes],
                        ReleasingEventTypes = [.. usual.ReleasingEventTypes],
                        ChangedBy = "",
                        Version = write.Now.ToUnixTimeMilliseconds(),
                    };
                    write.Db.Settings.Add(record);
                }

                change(record);
                record.Version++;
                record.ChangedAt = write.Now;
                record.ChangedBy = write.Actor.DisplayName;
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Settings = ConfigurationLoader.Settings(record) };
                return Outcome.Ok(SettingsReads.View(record));
            },
            ct);

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
