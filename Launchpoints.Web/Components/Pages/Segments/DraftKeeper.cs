using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Segments;

namespace Launchpoints.Web.Components.Pages.Segments;

/// <summary>
/// Keeps the store and the draft on screen the same: one write at a time, each knowing the version that the one before it left, and going on
/// until what is saved is what is on screen. Whatever is edited while a write is under way is not taken for saved by it.
/// </summary>
/// <remarks>Belongs to one page and is used on its thread only, so that it needs no lock.</remarks>
/// <param name="writes">Where drafts are saved.</param>
/// <param name="session">The draft on screen.</param>
/// <param name="loaded">The segment that the session began with.</param>
internal sealed class DraftKeeper(SegmentWrites writes, SegmentSession session, SegmentView loaded)
{
    private SegmentForm kept = session.Form;
    private Task turn = Task.CompletedTask;
    private bool deleted;

    /// <summary>The segment as the store last answered.</summary>
    public SegmentView Segment { get; private set; } = loaded;

    /// <summary>Whether everything on screen is in the store, or nothing of it is wanted there any more.</summary>
    public bool IsSaved => deleted || session.Form == kept;

    /// <summary>Saves what is on screen when its turn comes, and what is edited until that is done. A draft with mistakes is not saved; they are the outcome.</summary>
    public Task<Outcome<SegmentView>> SaveAsync() => InTurnAsync(async () =>
    {
        while (!IsSaved)
        {
            if (!session.IsSound) return Outcome.Invalid(session.Unfinished);
            var saved = await PutAsync(session.Form);
            if (!saved.Succeeded) return saved;
        }

        return Outcome.Ok(Segment);
    });

    /// <summary>Publishes what is on screen at this moment; what is edited while that waits stays draft.</summary>
    public Task<Outcome<SegmentView>> PublishAsync()
    {
        var form = session.Form;
        return InTurnAsync(async () =>
        {
            if (form != kept && await PutAsync(form) is { Succeeded: false } unsaved) return unsaved;
            var published = await writes.PublishAsync(Segment.Key, Expected.Version(Segment.Version), CancellationToken.None);
            Segment = published.Value ?? Segment;
            return published;
        });
    }

    /// <summary>Deletes the segment; from then on nothing of it is saved.</summary>
    public Task<Outcome<bool>> DeleteAsync() => InTurnAsync(async () =>
    {
        var outcome = await writes.DeleteAsync(Segment.Key, null, CancellationToken.None);
        deleted = outcome.Succeeded;
        return outcome;
    });

    private async Task<Outcome<SegmentView>> PutAsync(SegmentForm form)
    {
        var saved = await writes.SaveDraftAsync(form.ToDefinition(Segment.Key), Expected.Version(Segment.Version), CancellationToken.None);
        if (saved.Succeeded) (Segment, kept) = (saved.Value, form);
        return saved;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> write)
    {
        var before = turn;
        var mine = new TaskCompletionSource();
        turn = mine.Task;
        try
        {
            await before;
            return await write();
        }
        finally
        {
            mine.SetResult();
        }
    }
}
