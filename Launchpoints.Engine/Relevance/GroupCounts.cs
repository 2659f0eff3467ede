namespace Launchpoints.Engine.Relevance;

/// <summary>What a group's members chose, and what the others under the same parent would have one expect.</summary>
/// <param name="Counts">By Kristal, 0 or more; decayed, so not whole.</param>
/// <param name="Expected">Shares by Kristal; above 0, adding up to 1.</param>
internal sealed record GroupCounts(double[] Counts, double[] Expected)
{
    /// <summary>The sum of the counts.</summary>
    public double Total { get; } = Counts.Sum();
}
