using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Serving;

/// <summary>One consistent snapshot of everything: what a question is answered from.</summary>
/// <param name="Population">Customers, Kristals and events.</param>
/// <param name="Configuration">What people configured.</param>
public sealed record Workspace(PopulationSnapshot Population, WorkspaceConfiguration Configuration)
{
    /// <summary>Nothing yet. Each call gives a workspace of its own.</summary>
    public static Workspace Empty => new(PopulationSnapshot.Empty, WorkspaceConfiguration.Empty);

    /// <summary>This workspace at an instant: the place to ask questions.</summary>
    /// <param name="asOf">Unix milliseconds. Moves the clock only: later events do not count, attributes and configuration are today's.</param>
    /// <param name="draft">Whether segments mean their drafts instead of their published versions.</param>
    public WorkspaceView At(long asOf, bool draft = false) => new(this, asOf, draft);
}
