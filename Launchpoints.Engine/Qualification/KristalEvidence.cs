using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Qualification;

/// <summary>How many different members have an event with each Kristal.</summary>
internal static class KristalEvidence
{
    /// <summary>Members by Kristal row.</summary>
    /// <param name="population">The snapshot the members are of.</param>
    /// <param name="members">Whose events count; may be empty.</param>
    /// <param name="types">The event types that count; empty for any.</param>
    /// <param name="window">The first and last instant that count, Unix milliseconds, both included.</param>
    /// <returns>A number for each row of the Kristal table, 0 to the number of members.</returns>
    public static int[] MembersWithEvent(
        PopulationSnapshot population, MemberSet members, ImmutableArray<string> types, (long First, long Last) window)
    {
        int[] ordinals = types.IsEmpty
            ? [.. population.EventTypes.Values]
            : [.. types.Where(population.EventTypes.ContainsKey).Select(t => population.EventTypes[t])];
        var counts = new int[population.Kristals.Count];
        var lastSeen = new int[counts.Length]; // row + 1 of the last member counted for a Kristal
        foreach (int row in members.Rows())
        {
            var block = population.Blocks[row / CustomerBlock.Size];
            int inside = row % CustomerBlock.Size;
            foreach (int type in ordinals)
            {
                if (type < block.Events.Length && block.Events[type] is { } events)
                {
                    Add(events, inside, row + 1, window, counts, lastSeen);
                }
            }
        }

        return counts;
    }

    private static void Add(EventBlock events, int row, int mark, (long First, long Last) window, int[] counts, int[] lastSeen)
    {
        foreach (int i in events.Of(row))
        {
            long time = events.Times[i];
            if (time > window.Last)
            {
                return;
            }

            int kristal = events.KristalOf(i);
            if (kristal >= 0 && time >= window.First && lastSeen[kristal] != mark)
            {
                lastSeen[kristal] = mark;
                counts[kristal]++;
            }
        }
    }
}
