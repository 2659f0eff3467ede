using System.Collections.Immutable;
using System.Threading.Channels;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;
using Launchpoints.Web.Data.Records;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>
/// Trains the relevance models in the background, on the state as it is, so that nobody waits: readers keep what serves, writers wait only for the moment in which
/// the new models take its place as a whole. One at a time; by itself when something changed, and whenever somebody asks.
/// </summary>
public sealed class RelevanceTraining(
    LiveWorkspace live, WorkspaceWriter writer, IDbContextFactory<LaunchpointsDb> contexts, Readiness readiness, TimeProvider time, ILogger<RelevanceTraining> log)
    : BackgroundService
{
    // The one that serves, and two to go back to: models of a large catalogue take some hundred megabytes, and each segment's own model takes as much again.
    private const int Kept = 3;

    // However much changes, at most so much of the time goes into training.
    private const int Rest = 20;

    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SeldomWalked = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    private readonly Channel<TrainingRequest> requests = Channel.CreateBounded<TrainingRequest>(1);
    private readonly Lock gate = new();
    private ImmutableList<ServedModels> kept = [];
    private CancellationTokenSource? running;
    private WorkspaceState? learned;
    private DateTimeOffset restUntil;
    private PopulationSnapshot? walked;
    private DateTimeOffset walkAgain;
    private volatile TrainingProgress? progress;
    private volatile string? fault;

    /// <summary>Raised whenever a training begins, comes further or ends, and when another one serves; handlers hand over and return.</summary>
    public event Action? Changed;

    /// <summary>The training under way; null for none.</summary>
    public TrainingProgress? Progress => progress;

    /// <summary>Why the last one came to nothing; null where it did not.</summary>
    public string? LastFault => fault;

    /// <summary>Whether the models of a training are still at hand.</summary>
    public bool IsKept(int version) => FindKept(version) is not null;

    internal ServedModels? FindKept(int version)
    {
        lock (gate) return kept.FirstOrDefault(m => m.Version == version);
    }

    /// <summary>Asks for a training; false where one waits already.</summary>
    internal bool Request(TrainingRequest request) => requests.Writer.TryWrite(request);

    /// <summary>Stops the training under way; what serves goes on serving.</summary>
    internal bool Cancel()
    {
        lock (gate)
        {
            if (running is null) return false;
            running.Cancel();
            return true;
        }
    }

    /// <summary>Whether any segment, published or drafted, asks for more than popularity.</summary>
    internal static bool IsWanted(WorkspaceConfiguration configuration) =>
        configuration.Segments.Values.Any(s => s.Draft.Model != ModelNames.Popular || (s.Published is { } published && published.Model != ModelNames.Popular));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        if (await AfterStartAsync(stoppingToken) is { } first) Request(first);
        while (true)
        {
            if (await NextAsync(stoppingToken) is { } request) await RunAsync(request, stoppingToken);
        }
    }

    // Models are not kept on disk: what served before the stop is trained again. What was gone back to is trained as of the same instant.
    private async Task<TrainingRequest?> AfterStartAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await db.Trainings.AsNoTracking().FirstOrDefaultAsync(t => t.Serves, ct);
        return last is null
            ? IsWanted(live.Current.Configuration) ? new TrainingRequest(Actor.System, "the first") : null
            : new TrainingRequest(Actor.System, $"after a start, in place of {last.Id}", last.IsHeld ? last.AsOf : null, last.IsHeld);
    }

    private async Task<TrainingRequest?> NextAsync(CancellationToken ct)
    {
        using var look = new CancellationTokenSource(Look, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(look.Token, ct);
        try
        {
            return await requests.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            if (await IsDueAsync(ct)) return new TrainingRequest(Actor.System, "something changed");
            await WalkAgainAsync(ct);
            return null;
        }
    }

    /// <summary>Between two trainings: walks begin anew where customers did something since, if walks serve anybody and it is time.</summary>
    internal async Task WalkAgainAsync(CancellationToken ct)
    {
        var began = time.GetUtcNow();
        var state = live.Current;
        if (began < walkAgain || ReferenceEquals(walked, state.Population) || state.Workspace.Models is not { } models || !IsWalked(models, state.Configuration)) return;
        try
        {
            await using (var db = await contexts.CreateDbContextAsync(ct))
            {
                if (await IsHeldAsync(db, ct)) return;
            }

            var updated = await Task.Factory.StartNew(
                () => models.Updated(state.Population, began.ToUnixTimeMilliseconds(), Math.Max(1, Environment.ProcessorCount / 2), ct), ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (updated is not null && (await writer.WriteAsync(Actor.System, (write, token) => FollowAsync(write, models, updated, token), ct)).Succeeded)
            {
                lock (gate) kept = [.. kept.Select(m => m == models ? updated : m)];
                Changed?.Invoke();
            }

            walked = state.Population;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Walks could not follow what customers did; the models of the last training go on serving.");
        }
        finally
        {
            var took = time.GetUtcNow() - began;
            walkAgain = time.GetUtcNow() + (took * Rest > SeldomWalked ? took * Rest : SeldomWalked);
        }
    }

    private static bool IsWalked(ServedModels models, WorkspaceConfiguration configuration) =>
        configuration.Segments.Any(s => s.Value.Published is { } published && models.Walks(s.Key, published.Model));

    // Another training may have come to serve meanwhile, or somebody may have gone back to this one to keep it as it is.
    private static async Task<Outcome<bool>> FollowAsync(WorkspaceWrite write, ServedModels models, ServedModels updated, CancellationToken ct)
    {
        if (!ReferenceEquals(write.Models, models) || await IsHeldAsync(write.Db, ct)) return Outcome.Conflict("training.other", "Another training serves by now, or this one is held.");
        write.Models = updated;
        return Outcome.Ok(true);
    }

    private async Task<bool> IsDueAsync(CancellationToken ct)
    {
        var state = live.Current;
        if (!IsWanted(state.Configuration) || time.GetUtcNow() < restUntil) return false;
        if (learned is { } before && ReferenceEquals(before.Population, state.Population) && ReferenceEquals(before.Configuration.Segments, state.Configuration.Segments)) return false;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return !await IsHeldAsync(db, ct);
    }

    private static Task<bool> IsHeldAsync(LaunchpointsDb db, CancellationToken ct) => db.Trainings.AnyAsync(t => t.Serves && t.IsHeld, ct);

    /// <summary>Trains now; what goes wrong is noted and logged, and what serves goes on serving.</summary>
    internal async Task RunAsync(TrainingRequest request, CancellationToken stopping)
    {
        var began = time.GetUtcNow();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        lock (gate) running = source;
        try
        {
            var state = live.Current;
            var view = state.At(request.AsOf ?? began.ToUnixTimeMilliseconds());
            void Report(string step, double fraction) => Set(new TrainingProgress(step, fraction, began, request.Actor.DisplayName));
            Report("Reading what customers did", 0);
            IReadOnlyList<DeliveredRibbon> delivered;
            await using (var db = await contexts.CreateDbContextAsync(source.Token)) delivered = await Deliveries.ReadAsync(db, view.AsOf, source.Token);
            var trained = await Task.Factory.StartNew(
                () => TrainingWork.Do(view, delivered, Math.Max(1, Environment.ProcessorCount / 2), Report, source.Token), source.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Report("Taking the place of what serves", 0.98);
            await ServeAsync(request, view.AsOf, trained, began, source.Token);
            learned = state;
            fault = null;
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            fault = stopping.IsCancellationRequested ? null : "It was cancelled.";
            learned = live.Current; // not at once again
        }
        catch (Exception e)
        {
            log.LogError(e, "The relevance models could not be trained; what serves goes on serving.");
            fault = "A fault in the console; its log says more.";
        }
        finally
        {
            lock (gate) running = null;
            var took = time.GetUtcNow() - began;
            restUntil = time.GetUtcNow() + (took * Rest > Seldom ? took * Rest : Seldom);
            Set(null);
        }
    }

    /// <summary>Lets models serve again that are still at hand.</summary>
    internal async Task<Outcome<bool>> GoBackAsync(Actor actor, int version, CancellationToken ct)
    {
        if (FindKept(version) is not { } models) return Outcome.Conflict("training.not_kept", $"The models of training {version} are not in memory any more; train again.");
        Cancel(); // what is under way would take the place of what somebody has just chosen
        var outcome = await writer.WriteAsync<bool>(
            actor,
            async (write, token) =>
            {
                var record = await write.Db.Trainings.FirstOrDefaultAsync(t => t.Id == version, token);
                if (record is null) return Outcome.NotFound("training.unknown", $"There is no training {version}.");
                await NowServesAsync(write, record, hold: true, token);
                write.Models = models;
                return Outcome.Ok(true);
            },
            ct);
        Changed?.Invoke();
        return outcome;
    }

    private async Task ServeAsync(TrainingRequest request, long asOf, TrainedAndMeasured trained, DateTimeOffset began, CancellationToken ct)
    {
        var outcome = await writer.WriteAsync<ServedModels>(
            request.Actor,
            async (write, token) =>
            {
                var record = new TrainingRecord
                {
                    AsOf = asOf,
                    StartedAt = began,
                    FinishedAt = write.Now,
                    Reason = request.Reason,
                    StartedBy = request.Actor.DisplayName,
                    ServesBy = "",
                    Measured = trained.Measured,
                };
                write.Db.Trainings.Add(record);
                await NowServesAsync(write, record, request.Hold, token);
                write.Models = trained.Models.As(record.Id, trained.ChosenForAll, trained.Chosen);
                return Outcome.Ok(write.Models);
            },
            ct);
        lock (gate) kept = [outcome.Value!, .. kept.Take(Kept - 1)];
    }

    private static async Task NowServesAsync(WorkspaceWrite write, TrainingRecord record, bool hold, CancellationToken ct)
    {
        await write.Db.Trainings.Where(t => t.Serves).ForEachAsync(t => t.Serves = false, ct);
        (record.Serves, record.IsHeld, record.ServesSince, record.ServesBy) = (true, hold, write.Now, write.Actor.DisplayName);
        await write.Db.SaveChangesAsync(ct);
    }

    private void Set(TrainingProgress? next)
    {
        progress = next;
        Changed?.Invoke();
    }
}
