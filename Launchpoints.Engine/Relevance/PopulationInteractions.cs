using System.Collections.Immutable;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Relevance;

/// <summary>Reads who had to do with which Kristal out of a population; customers and Kristals keep their row numbers.</summary>
internal static class PopulationInteractions
{
    /// <summary>Everyone's.</summary>
    /// <param name="population">The snapshot; customers who only wait for their attributes are left out.</param>
    /// <param name="types">The event types that count; those without events are passed over.</param>
    /// <param name="count">So many Kristals count, by row; <see cref="KristalTable.Count"/> for all.</param>
    /// <param name="asOf">Later events do not count; Unix milliseconds.</param>
    /// <param name="cancellation">Looked at for every block.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Interactions Of(PopulationSnapshot population, ImmutableArray<string> types, int count, long asOf, CancellationToken cancellation)
    {
        var customers = new List<int>();
        var kristals = new List<int>();
        var times = new List<long>();
        for (int block = 0; block < population.Blocks.Length; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            int first = block * CustomerBlock.Size;
            foreach (string type in types)
            {
                var events = EventsOf(population, block, type);
                for (int position = 0; position < events?.Count && events.Times[position] <= asOf; position++)
                {
                    if (events.KristalOf(position) is var kristal && (uint)kristal < (uint)count && population.IsPresent(first + events.Rows[position]))
                    {
                        customers.Add(first + events.Rows[position]);
                        kristals.Add(kristal);
                        times.Add(events.Times[position]);
                    }
                }
            }
        }

        return Interactions.Of(
            population.Blocks.Length * CustomerBlock.Size,
            count,
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(customers),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kristals),
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(times));
    }

    /// <summary>The Kristal rows of one customer, ascending, each once; may be empty.</summary>
    /// <param name="population">The snapshot that holds the customer.</param>
    /// <param name="row">The customer's row.</param>
    /// <param name="types">The event types that count.</param>
    /// <param name="asOf">Later events do not count; Unix milliseconds.</param>
    public static int[] KristalsOf(PopulationSnapshot population, int row, ImmutableArray<string> types, long asOf)
    {
        int inside = row % CustomerBlock.Size, count = 0;
        int[] kristals = [];
        foreach (string type in types)
        {
            if (EventsOf(population, row / CustomerBlock.Size, type) is not { } events)
            {
                continue;
            }

            Array.Resize(ref kristals, count + events.MostOf(inside));
            var positions = kristals.AsSpan(count); // as many, and none is needed again once its Kristal is known
            foreach (int position in positions[..events.PositionsOf(inside, positions)])
            {
                if (events.Times[position] <= asOf && events.KristalOf(position) is var kristal and >= 0)
                {
                    kristals[count++] = kristal;
                }
            }
        }

        var found = kristals.AsSpan(0, count);
        found.Sort();
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (kept == 0 || found[kept - 1] != found[i])
            {
                found[kept++] = found[i];
            }
        }

        return kept == kristals.Length ? kristals : kristals[..kept];
    }

    // Null where none names a Kristal.
    private static EventBlock? EventsOf(PopulationSnapshot population, int block, string type) =>
        population.EventTypes.TryGetValue(type, out int ordinal) && ordinal < population.Blocks[block].Events.Length && population.Blocks[block].Events[ordinal] is { Kristals: not null } events
            ? events
            : null;
}
