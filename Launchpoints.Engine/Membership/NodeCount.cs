namespace Launchpoints.Engine.Membership;

/// <summary>The exact counts of one node of a rule.</summary>
/// <param name="Path">The node's JSON pointer; empty for the root.</param>
/// <param name="Customers">Customers for whom this node holds by itself.</param>
/// <param name="Without">Members the whole rule would have if the node were not there. A group that this would leave empty goes too; without the root it is everyone.</param>
public sealed record NodeCount(string Path, int Customers, int Without);
