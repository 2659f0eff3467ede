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
    public static WorkspaceState Empty => new(PopulationSnapshot.Empty, WorkspaceConfiguration.Empty, AttributeMap.Empty, 0);
}
