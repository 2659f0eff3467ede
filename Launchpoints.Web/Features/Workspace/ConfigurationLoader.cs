using System.Buffers.Binary;
using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Segments;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Reads what people configured: hundreds of rows, so EF Core is fine here.</summary>
internal static class ConfigurationLoader
{
    public static async Task<WorkspaceConfiguration> LoadAsync(LaunchpointsDb db, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(ct);
        var ribbons = await db.Ribbons.AsNoTracking().ToListAsync(ct);
        var placements = await db.Placements.AsNoTracking().ToListAsync(ct);
        var segments = await db.Segments.AsNoTracking().Include(s => s.PublishedVersion).ToListAsync(ct);
        var suitabilities = await db.Suitabilities.AsNoTracking().ToListAsync(ct);
        var seed = await StoreSecret.ForAsync(db, "exploration", ct);
        return WorkspaceConfiguration.Empty with
        {
            Seed = BinaryPrimitives.ReadUInt64LittleEndian(seed),
            Settings = settings is null ? WorkspaceSettings.Default : Settings(settings),
            Segments = segments.Select(s => KeyValuePair.Create(s.Key, Segment(s))).ToImmutableDictionary(StringComparer.Ordinal),
            Ribbons = ribbons.Select(Ribbon).ToImmutableDictionary(r => r.Key, StringComparer.Ordinal),
            Suitability = suitabilities.ToImmutableDictionary(s => s.Kristal, Rule, StringComparer.Ordinal),
            Placements = placements.Select(Placement).ToImmutableDictionary(p => p.Key, StringComparer.Ordinal),
        };
    }

    public static WorkspaceSettings Settings(SettingsRecord record) => new(
        record.MinCustomers,
        record.MinKristals,
        TimeZoneInfo.FindSystemTimeZoneById(record.TimeZone),
        [.. record.HoldingEventTypes],
        [.. record.ReleasingEventTypes]);

    public static SegmentEntry Segment(SegmentRecord record) => new(
        SegmentJson.Stored(record.Key, record.Draft),
        record.PublishedVersion is { } version ? SegmentJson.Stored(record.Key, version.Definition) : null,
        record.PublishedVersion?.Number ?? 0);

    public static RibbonDefinition Ribbon(RibbonRecord record) => RibbonOptions.Read(Plain(record), record.Options);

    private static RibbonDefinition Plain(RibbonRecord record) => new(
        record.Key,
        record.Segment,
        record.Placement,
        record.Priority,
        record.Title,
        record.Subtitle,
        record.MinCards,
        record.MaxCards,
        record.Start,
        record.End,
        [.. record.Pinned],
        [.. record.Blocked],
        record.ExcludeHeld,
        record.Unique);

    public static Group Rule(SuitabilityRecord record) => RuleJson.Read(record.Rule).Rule
        ?? throw new InvalidOperationException($"The stored suitability of '{record.Kristal}' cannot be read.");

    public static PlacementDefinition Placement(PlacementRecord record) => new(record.Key, record.Name, record.Layers, record.Fallback);
}
