using System.Text.Json;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Placements;

/// <summary>Changes placements. What is saved takes effect at once, so these ask for the permission to publish.</summary>
public sealed class PlacementWrites(IAccess access, WorkspaceWriter writer)
{
    public const int MostLayers = 50;
    public const int LongestName = 200;
    public const int LongestFallback = 65_536;

    /// <summary>Adds the placement or replaces it as a whole.</summary>
    public Task<Outcome<PlacementView>> SaveAsync(PlacementDefinition placement, Expected? expected, CancellationToken ct) =>
        SaveAsync(placement, [], expected, ct);

    /// <summary>The same after reading it from JSON, with what was wrong there: nobody learns that without the permission.</summary>
    internal async Task<Outcome<PlacementView>> SaveAsync(PlacementDefinition placement, IReadOnlyList<Problem> found, Expected? expected, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(placement);
        var actor = await access.DemandAsync(Permission.Publish, ct);
        if (Keys.Read(placement.Key, out var reason) is not { } key) return Keys.Invalid(reason);
        placement = placement with { Key = key, Name = string.IsNullOrWhiteSpace(placement.Name) ? Keys.AsName(key, LongestName) : Nfc.Of(placement.Name) };
        List<Problem> problems = [.. found, .. Problems(placement).Where(p => found.All(f => f.Path != p.Path))];
        if (problems.Count > 0) return Outcome.Invalid(problems);
        return await writer.WriteAsync<PlacementView>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Placements.FirstOrDefaultAsync(p => p.Key == key, token);
                if (!Expected.Holds(expected, record?.Version)) return Expected.Failed($"Placement '{key}'");
                if (record is null)
                {
                    record = new PlacementRecord { Key = key, Name = "", ChangedBy = "", Version = write.Now.ToUnixTimeMilliseconds() };
                    write.Db.Placements.Add(record);
                }

                record.Name = placement.Name;
                record.Layers = placement.Layers;
                record.Fallback = placement.Fallback;
                record.Version++;
                record.ChangedAt = write.Now;
                record.ChangedBy = write.Actor.DisplayName;
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Placements = write.Configuration.Placements.SetItem(key, placement) };
                return Outcome.Ok(PlacementReads.View(record));
            },
            ct);
    }

    /// <summary>Deletes a placement that has no ribbons.</summary>
    public async Task<Outcome<bool>> DeleteAsync(string key, Expected? expected, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Placements.FirstOrDefaultAsync(p => p.Key == key, token);
                if (record is null) return PlacementReads.Unknown(key);
                if (!Expected.Holds(expected, record.Version)) return Expected.Failed($"Placement '{key}'");
                var ribbons = write.Configuration.Ribbons.Values.Where(r => r.Placement == key).OrderBy(r => r.Priority).ToList();
                if (ribbons.Count > 0)
                {
                    return Outcome.Conflict(
                        [.. ribbons.Select(r => new Problem("placement.in_use", "", $"Placement '{key}' is used by ribbon '{r.Key}'."))]);
                }

                write.Db.Placements.Remove(record);
                await write.Db.SaveChangesAsync(token);
                write.Configuration = write.Configuration with { Placements = write.Configuration.Placements.Remove(key) };
                return Outcome.Ok(true);
            },
            ct);
    }

    private static IEnumerable<Problem> Problems(PlacementDefinition placement)
    {
        if (placement.Layers is < 1 or > MostLayers)
        {
            yield return new Problem("value.out_of_range", "/layers", $"A placement has from 1 to {MostLayers} layers.");
        }

        if (placement.Name.Length > LongestName)
        {
            yield return new Problem("value.too_long", "/name", $"A name has at most {LongestName} characters.");
        }

        if (placement.Fallback is { } fallback && (fallback.Length > LongestFallback || !IsJson(fallback)))
        {
            yield return new Problem("value.wrong", "/fallback", $"The fallback is JSON of at most {LongestFallback:N0} characters, or null.");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
