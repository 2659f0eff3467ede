using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Ribbons;

/// <summary>Changes ribbons. What is saved shows to customers at once, so these ask for the permission to publish.</summary>
public sealed class RibbonWrites(IAccess access, WorkspaceWriter writer)
{
    /// <summary>Adds the ribbon or replaces it as a whole.</summary>
    public Task<Outcome<RibbonView>> SaveAsync(RibbonDefinition ribbon, Expected? expected, CancellationToken ct) => SaveAsync(ribbon, [], expected, ct);

    /// <summary>The same after reading it from JSON, with what was wrong there: nobody learns that without the permission.</summary>
    internal async Task<Outcome<RibbonView>> SaveAsync(RibbonDefinition ribbon, IReadOnlyList<Problem> found, Expected? expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(ribbon);
        var actor = await access.DemandAsync(Permission.Publish, ct);
        if (Keys.Read(ribbon.Key, out var reason) is not { } key) return Keys.Invalid(reason);
        ribbon = ribbon with { Key = key };
        return await writer.WriteAsync<RibbonView>(
            actor,
            async (write, token) =>
            {
                List<Problem> problems = [.. found, .. RibbonCheck.Problems(ribbon, write.Configuration, write.Before.Population.Schema).Where(p => found.All(f => f.Path != p.Path))];
                if (problems.Count > 0) return Outcome.Invalid(problems);
                var record = await write.Db.Ribbons.FirstOrDefaultAsync(r => r.Key == key, token);
                if (!Expected.Holds(expected, record?.Version)) return Expected.Failed($"Ribbon '{key}'");
                if (record is null)
                {
                    record = new RibbonRecord
                    {
                        Key = key,
                        Segment = "",
                        Placement = "",
                        Title = "",
                        Subtitle = "",
                        ChangedBy = "",
                        Version = write.Now.ToUnixTimeMilliseconds(),
                    };
                    write.Db.Ribbons.Add(record);
                }

                ribbon = CardTermsKeeping.Note(
                    ribbon, write.Configuration.Ribbons.GetValueOrDefault(key), write.Actor.DisplayName, write.Now.ToUnixTimeMilliseconds());
                Copy(ribbon, record, write);
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Ribbons = write.Configuration.Ribbons.SetItem(key, ribbon) };
                return Outcome.Ok(RibbonReads.View(record));
            },
            ct);
    }

    /// <summary>Gives the ribbons of a placement the priorities 1, 2, 3 … in the given order, which names each of them once.</summary>
    public async Task<Outcome<IReadOnlyList<RibbonView>>> ReorderAsync(string placement, IReadOnlyList<string> keys, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await writer.WriteAsync<IReadOnlyList<RibbonView>>(
            actor,
            async (write, token) =>
            {
                var records = await write.Db.Ribbons.Where(r => r.Placement == placement).ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, token);
                if (keys.Count != records.Count || !keys.All(records.ContainsKey) || keys.Distinct(StringComparer.Ordinal).Count() != keys.Count)
                {
                    return Expected.Failed("The list of ribbons");
                }

                var ribbons = write.Configuration.Ribbons;
                for (int i = 0; i < keys.Count; i++)
                {
                    var record = records[keys[i]];
                    if (record.Priority == i + 1) continue;
                    record.Priority = i + 1;
                    record.Version++;
                    record.ChangedAt = write.Now;
                    record.ChangedBy = write.Actor.DisplayName;
                    ribbons = ribbons.SetItem(record.Key, ConfigurationLoader.Ribbon(record));
                }

                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Ribbons = ribbons };
                return Outcome.Ok<IReadOnlyList<RibbonView>>([.. keys.Select(k => RibbonReads.View(records[k]))]);
            },
            ct);
    }

    public async Task<Outcome<bool>> DeleteAsync(string key, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Ribbons.FirstOrDefaultAsync(r => r.Key == key, token);
                if (record is null) return RibbonReads.Unknown(key);
                if (!Expected.Holds(expected, record.Version)) return Expected.Failed($"Ribbon '{key}'");
                write.Db.Ribbons.Remove(record);
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Ribbons = write.Configuration.Ribbons.Remove(key) };
                return Outcome.Ok(true);
            },
            ct);
    }

    private static void Copy(RibbonDefinition ribbon, RibbonRecord record, WorkspaceWrite write)
    {
        record.Segment = ribbon.Segment;
        record.Placement = ribbon.Placement;
        record.Priority = ribbon.Priority;
        record.Title = Nfc.Of(ribbon.Title);
        record.Subtitle = Nfc.Of(ribbon.Subtitle);
        record.MinCards = ribbon.MinCards;
        record.MaxCards = ribbon.MaxCards;
        record.Start = ribbon.Start;
        record.End = ribbon.End;
        record.Pinned = [.. ribbon.Pinned];
        record.Blocked = [.. ribbon.Blocked];
        record.ExcludeHeld = ribbon.ExcludeHeld;
        record.Unique = ribbon.Unique;
        record.Options = RibbonOptions.Of(ribbon).Write();
        record.Version++;
        record.ChangedAt = write.Now;
        record.ChangedBy = write.Actor.DisplayName;
    }
}
