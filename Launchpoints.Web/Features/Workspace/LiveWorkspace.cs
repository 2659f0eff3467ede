namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// The state that questions are answered from. Readers take <see cref="Current"/> once and keep it for the whole question; a commit
/// puts the next state in its place in one step, so nobody ever sees half of a write.
/// </summary>
public sealed class LiveWorkspace(ILogger<LiveWorkspace> log)
{
    private volatile WorkspaceState? current;

    /// <summary>The latest state.</summary>
    /// <exception cref="InvalidOperationException">The store is still being read.</exception>
    public WorkspaceState Current => current ?? throw new InvalidOperationException("The store is still being read; ask again in a moment.");

    /// <summary>Raised after every change, in the order of commits, on the writer's thread: handlers hand over and return.</summary>
    public event Action<WorkspaceState>? Changed;

    internal void Replace(WorkspaceState next)
    {
        current = next;
        foreach (var handler in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<WorkspaceState>)handler)(next);
            }
            catch (Exception e) // a page that went away must not fail somebody else's write, which is committed already
            {
                log.LogError(e, "A listener to the workspace's changes failed.");
            }
        }
    }
}
