using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Import;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Attributes;
using Launchpoints.Web.Features.Imports;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Demonstration;

/// <summary>Fills an empty store with a workspace to look around in, by the same ways that people and platforms use.</summary>
public sealed class DemonstrationWorkspace(
    StoreLocation location, IDbContextFactory<LaunchpointsDb> contexts, WorkspaceWriter writer, LiveWorkspace live, ImportRunner runner, ImportSpool spool, TimeProvider time,
    ILogger<DemonstrationWorkspace> log)
{
    // There while the demonstration is being made: a start that was interrupted is finished by the next one, every step of it can be repeated.
    private string Unfinished => Path.Combine(location.Directory, "demonstration.part");

    /// <summary>Makes the demonstration where the store is empty, or finishes one that was interrupted.</summary>
    public async Task PrepareAsync(CancellationToken ct)
    {
        if (!File.Exists(Unfinished) && !await IsEmptyAsync(ct)) return;
        await File.WriteAllTextAsync(Unfinished, "", ct);
        await MakeAsync(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), ct);
        File.Delete(Unfinished);
        log.LogInformation("The store was empty and got the demonstration workspace.");
    }

    private async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return !await db.Customers.AnyAsync(ct) && !await db.Kristals.AnyAsync(ct) && !await db.Attributes.AnyAsync(ct) && !await db.Imports.AnyAsync(ct)
            && !await db.Segments.AnyAsync(ct) && !await db.Placements.AnyAsync(ct) && !await db.Settings.AnyAsync(ct);
    }

    private async Task MakeAsync(DateOnly today, CancellationToken ct)
    {
        var access = new SystemAccess();
        var attributes = new AttributeWrites(access, writer, live);
        foreach (var attribute in DemonstrationAttributes.All) Demand(await attributes.SaveAsync(attribute, null, ct));

        var kristals = DemonstrationCatalogue.Build();
        var people = DemonstrationPeople.Build(today);
        await ImportAsync(ImportKind.Kristals, "catalogue.ndjson", DemonstrationCatalogue.Write(kristals), ct);
        await ImportAsync(ImportKind.Customers, "customers.ndjson", DemonstrationPeople.Write(people), ct);
        await ImportAsync(ImportKind.Events, "last-90-days.ndjson", DemonstrationActivity.Write(people, kristals, today), ct);

        Demand(await new PlacementWrites(access, writer).SaveAsync(new PlacementDefinition(DemonstrationSegments.Placement, "Home screen", 2, null), null, ct));
        var segments = new SegmentWrites(access, writer, live);
        var ribbons = new RibbonWrites(access, writer);
        int priority = 0;
        foreach (var segment in DemonstrationSegments.All)
        {
            Demand(await segments.SaveDraftAsync(DemonstrationSegments.Definition(segment), null, ct));
            Demand(await segments.PublishAsync(segment.Key, null, ct));
            Demand(await ribbons.SaveAsync(DemonstrationSegments.Ribbon(segment, ++priority), null, ct));
        }
    }

    private async Task ImportAsync(ImportKind kind, string fileName, DemonstrationFile file, CancellationToken ct)
    {
        string name = await spool.SaveAsync(file.Content, ct);
        try
        {
            var report = Demand(await runner.RunAsync(Actor.System, null, name, fileName, new ImportOptions(kind, ImportFormat.Ndjson), ct));
            if (report.Rejected > 0) throw new InvalidOperationException($"The demonstration's {fileName} has a bad row: {report.Errors[0].Message}");
        }
        finally
        {
            spool.Delete(name);
        }
    }

    private static T Demand<T>(Outcome<T> outcome) =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The demonstration could not be made: {outcome.Message}");

    /// <summary>The console itself asks; nobody is signed in at start.</summary>
    private sealed class SystemAccess : IAccess
    {
        public Task<Actor> DemandAsync(Permission permission, CancellationToken ct) => Task.FromResult(Actor.System);
    }
}
