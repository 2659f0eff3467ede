using Launchpoints.Engine.Membership;

namespace Launchpoints.Web.Components.RuleBuilder;

/// <summary>The counts beside the nodes, which change more often than the nodes themselves and are drawn alone.</summary>
/// <param name="Nodes">Counts by path; empty while there are none, and where only a subset is known.</param>
/// <param name="AreOld">Whether they are of a former rule.</param>
public sealed record BuilderCounts(IReadOnlyDictionary<string, NodeCount> Nodes, bool AreOld);
