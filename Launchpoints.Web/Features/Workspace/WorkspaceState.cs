using Launchpoints.Engine.Population;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Everything the engine answers from, as of one commit. Immutable.</summary>
/// <param name="Workspace">The state as the engine takes it.</param>
/// <param name="Attributes">Which id stands for which attribute in the store.</param>
/// <param name="Version">One more with every commit that changed something.</param>
/// <param name="Mark">The state of the store that this is.</param>
public sealed record WorkspaceState(Launchpoints.Engine.Serving.Workspace Workspace, AttributeMap Attributes, long Version, StoreMark Mark)
{
    // One view of the same instant serves every question about it, so what a segment needs is computed once and not for each customer.
    private const long SharedFor = 1000;

    private WorkspaceView? published;
    private WorkspaceView? draft;

    public static WorkspaceState Empty => new(Launchpoints.Engine.Serving.Workspace.Empty, AttributeMap.Empty, 0, StoreMark.None);

    /// <summary>Customers, Kristals, events.</summary>
    public PopulationSnapshot Population => Workspace.Population;

    /// <summary>Settings, segments, ribbons, placements.</summary>
    public WorkspaceConfiguration Configuration => Workspace.Configuration;

    /// <summary>The place to ask questions at an instant of one's own choice.</summary>
    public WorkspaceView At(long asOf, bool draft = false) => Workspace.At(asOf, draft);

    /// <summary>The place to ask questions about now; its <c>AsOf</c> says which instant that is, at most a second ago.</summary>
    public WorkspaceView Now(TimeProvider time, bool draft = false)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        ref var shared = ref draft ? ref this.draft : ref published;
        var view = Volatile.Read(ref shared);
        if (view is null || view.AsOf > now || now - view.AsOf > SharedFor)
        {
            Volatile.Write(ref shared, view = Workspace.Now(now, draft));
        }

        return view;
    }
}
