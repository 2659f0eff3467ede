namespace Launchpoints.Engine.Rules;

/// <summary>A stable fraction of customers, chosen by a hash of their key.</summary>
/// <param name="Sample">The sample's name, the seed of the hash.</param>
/// <param name="From">The lower end of the bucket range, included; a multiple of 0.0001 in [0, 1).</param>
/// <param name="To">The upper end, excluded; a multiple of 0.0001 in (0, 1].</param>
public sealed record SampleCondition(string Sample, decimal From, decimal To) : Condition;
