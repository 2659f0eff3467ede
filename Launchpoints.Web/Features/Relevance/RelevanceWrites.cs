using Launchpoints.Web.Features.Accounts;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>Trains the models anew, or goes back to those before. Both change what customers see at once, so these ask for the permission to publish.</summary>
public sealed class RelevanceWrites(IAccess access, RelevanceTraining training)
{
    /// <summary>Asks for a training in the background; a conflict where one waits or runs already.</summary>
    public async Task<Outcome<bool>> TrainAsync(CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return training.Progress is null && training.Request(new TrainingRequest(actor, "asked for"))
            ? Outcome.Ok(true)
            : Outcome.Conflict("training.running", "The models are being trained already.");
    }

    /// <summary>Stops the training under way; false where there is none.</summary>
    public async Task<bool> CancelAsync(CancellationToken ct)
    {
        await access.DemandAsync(Permission.Publish, ct);
        return training.Cancel();
    }

    /// <summary>Lets an earlier training serve again. Nothing takes its place by itself until somebody trains anew.</summary>
    public async Task<Outcome<bool>> GoBackAsync(int version, CancellationToken ct)
    {
        var actor = await access.DemandAsync(Permission.Publish, ct);
        return await training.GoBackAsync(actor, version, ct);
    }
}
