namespace Launchpoints.Web.Features.Workspace;

/// <summary>The one state that a question is answered from.</summary>
/// <param name="state">The state.</param>
/// <param name="name">What it is called: equal names are the same state of the same store.</param>
public sealed class HeldSnapshot(WorkspaceState state, string name)
{
    public WorkspaceState State => state;

    public string Name => name;

    /// <summary>The instant that was asked for, Unix milliseconds; null while nothing depended on it.</summary>
    public long? AsOf { get; internal set; }
}
