using Launchpoints.Engine.Experiments;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>What another model would have brought on a ribbon, as far as its logs can tell.</summary>
/// <param name="Ribbon">The ribbon's key.</param>
/// <param name="Model">The model that was judged, with the number of its training.</param>
/// <param name="Exposures">Deliveries with a card that was tried out, the latest ones.</param>
/// <param name="Served">What the places brought as they were served.</param>
/// <param name="Estimates">What they would have brought, by each method.</param>
/// <param name="Comparison">Both beside each other, doubly robust: who is ahead beyond doubt, or why nobody is; null where nothing was delivered.</param>
public sealed record JudgedRibbon(string Ribbon, string Model, int Exposures, PolicyEstimate? Served, IReadOnlyList<PolicyEstimate> Estimates, PolicyComparison? Comparison)
{
    /// <summary>What the policy is called that served.</summary>
    public const string AsServed = "as served";
}
