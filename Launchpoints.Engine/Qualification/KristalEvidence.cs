using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Qualification;

/// <summary>How many different members have an event with each Kristal.</summary>
internal static class KristalEvidence
{
    private const int MembersBetweenLooks = 1_024;

    /// <summary>Members by Kristal row.</summary>
    /// <param name="population">The snapshot the members are of.</param>
    /// <param name="members">Whose events count; may be empty.</param>
    /// <param name="types">The event types that count; empty for any.</param>
    /// <param name="window">The first and last instant that count, Unix milliseconds, both included.</param>
    /// <param name="cancellation">Looked at every few members.</param>
    /// <returns>A number for each row of the Kristal table, 0 to the number of members.</returns>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    public static int[] MembersWithEvent(
        PopulationSnapshot population, MemberSet members, ImmutableArray<string> types, (long First, long Last) window, CancellationToken cancellation = default)
    {
        var counts = new int[population.Kristals.Count];
        var reader = new RowKristals(population, types, window);
        int seen = 0;
        foreach (int row in members.Rows())
        {
            if (seen++ % MembersBetweenLooks == 0) cancellation.ThrowIfCancellationRequested();
            reader.Read(row);
            foreach (int kristal in reader.Kristals)
            {
                counts[kristal]++;
            }
        }

        return counts;
    }
}
