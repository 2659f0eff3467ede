using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Where features ask the engine: the live state, now or as of an instant.</summary>
public sealed class Questions(LiveWorkspace live, TimeProvider time)
{
    public WorkspaceState State => live.Current;

    /// <param name="asOf">An instant, which moves the clock only; null for now.</param>
    /// <param name="draft">Whether segments mean their drafts.</param>
    public WorkspaceView View(DateTimeOffset? asOf = null, bool draft = false) =>
        asOf is { } instant ? live.Current.At(instant.ToUnixTimeMilliseconds(), draft) : live.Current.Now(time, draft);
}
