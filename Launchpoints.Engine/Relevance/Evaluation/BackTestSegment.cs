namespace Launchpoints.Engine.Relevance.Evaluation;

/// <summary>A segment as models are tried on it.</summary>
/// <param name="Group">Its place in the groups that the prior is trained with; −1 for everyone.</param>
/// <param name="Members">A bit a customer (bit i of word i / 64); customers beyond the words are no members.</param>
/// <param name="Candidates">The Kristals that it may show, by column, each once; may be empty.</param>
/// <param name="MayHaveOwn">Whether a model of its own may be tried: not where who is a member hangs on what was chosen.</param>
/// <remarks>Members and candidates are today's, as in everything that is asked for an earlier instant: only what customers chose is held back.</remarks>
public sealed record BackTestSegment(int Group, ReadOnlyMemory<ulong> Members, IReadOnlyList<int> Candidates, bool MayHaveOwn = true)
{
    /// <summary>All customers and all Kristals.</summary>
    public static BackTestSegment Everyone(int customers, int kristals)
    {
        ulong[] members = new ulong[(customers + 63) / 64];
        Array.Fill(members, ulong.MaxValue);
        return new BackTestSegment(-1, members, [.. Enumerable.Range(0, kristals)]);
    }
}
