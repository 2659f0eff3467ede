namespace Launchpoints.Engine.Relevance.Walking;

/// <summary>The Kristals that walks from one lead to, ascending, and what having the one says about each.</summary>
/// <param name="Kristals">Ascending, each once, without the one itself.</param>
/// <param name="Weights">For each of them; the longer a list, the lower its least.</param>
internal sealed record NearestKristals(int[] Kristals, float[] Weights)
{
    public static NearestKristals None { get; } = new([], []);
}
