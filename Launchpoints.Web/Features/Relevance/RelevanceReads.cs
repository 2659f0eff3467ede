using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>Reads which models serve, and what is known of how good they are.</summary>
public sealed class RelevanceReads(IAccess access, IDbContextFactory<LaunchpointsDb> contexts, Questions questions, RelevanceTraining training)
{
    private const int Shown = 20;

    /// <summary>What serves, the latest trainings, and the one under way.</summary>
    public async Task<RelevanceState> StateAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Read, ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var records = await db.Trainings.AsNoTracking().OrderByDescending(t => t.Id).Take(Shown).ToListAsync(ct);
        var models = questions.State.Workspace.Models;

        // After a start the store says what served, and nothing does until it is trained again.
        var views = records.Select(r => View(r) with { Serves = models?.Version == r.Id }).ToList();
        DateTimeOffset? walked = models is { Updates: > 0 } ? DateTimeOffset.FromUnixTimeMilliseconds(models.WalkedTo) : null;
        return new RelevanceState(views.FirstOrDefault(v => v.Serves), views, training.Progress, training.LastFault, walked, models?.EventTypes ?? []);
    }

    /// <summary>How good each model was in a segment, what serves it, and why.</summary>
    /// <param name="segment">Its key; null for everyone.</param>
    /// <param name="ct">Cancels the question.</param>
    public async Task<Outcome<SegmentRelevance>> SegmentAsync(string? segment, CancellationToken ct)
    {
        var asker = await access.DemandAsync(Permission.Read, ct);
        questions.Hold();
        var state = questions.State;
        if (segment is not null && !state.Configuration.Segments.ContainsKey(segment)) return SegmentReads.Unknown(segment);
        await using var db = await contexts.CreateDbContextAsync(ct);
        int version = state.Workspace.Models?.Version ?? 0;
        string measured = await db.Trainings.AsNoTracking().Where(t => t.Id == version).Select(t => t.Measured).FirstOrDefaultAsync(ct) ?? "";
        var measurement = Measurements.Read(measured);
        string? serving = segment is null ? null : await questions.Work.RunAsync(asker, () => questions.View().Segment(segment)?.ServingModel, ct);
        return Outcome.Ok(new SegmentRelevance(
            segment,
            segment is null ? null : state.Configuration.Segments[segment].Published?.Model,
            serving,
            measurement?.Segments.FirstOrDefault(s => s.Segment == segment),
            measurement?.Segments.FirstOrDefault(s => s.Segment is null),
            measurement?.From,
            measurement?.Until,
            measurement?.Problem,
            measurement?.Clicks));
    }

    private TrainingView View(TrainingRecord r) => new(
        r.Id,
        DateTimeOffset.FromUnixTimeMilliseconds(r.AsOf),
        r.StartedAt,
        r.FinishedAt - r.StartedAt,
        r.Reason,
        r.StartedBy,
        r.Serves,
        r.ServesSince,
        r.ServesBy,
        r.IsHeld,
        training.IsKept(r.Id));
}
