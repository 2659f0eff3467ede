using Launchpoints.Engine.Population;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>Everything the engine answers from, as of one commit. Immutable.</summary>
/// <param name="Population">Customers, Kristals, events.</param>
/// <param name="Configuration">Settings, segments, ribbons, placements.</param>
/// <param name="Attributes">Which id stands for which attribute in the store.</param>
/// <param name="Version">One more with every commit that changed something.</param>
public sealed record WorkspaceState(
    PopulationSnapshot Population, WorkspaceConfiguration Configuration, AttributeMap Attributes, long Version)
{
    // One view of the same instant serves every question about it, so what a segment needs is computed once and not for each customer.
    private const long SharedFor = 1000;

    private WorkspaceView? published;
    private WorkspaceView? draft;

    public static WorkspaceState Empty => new(PopulationSnapshot.Empty, WorkspaceConfiguration.Empty, AttributeMap.Empty, 0);

    /// <summary>The state as the engine takes it.</summary>
    public Launchpoints.Engine.Serving.Workspace Workspace => new(Population, Configuration);

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
            Volatile.Write(ref shared, view = At(now, draft));
        }

        return view;
    }
}
