using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Which events to look for; null for any.</summary>
/// <param name="Customer">The customer's key, whole; a waiting one's too.</param>
/// <param name="Type">The event type.</param>
/// <param name="Kristal">The Kristal's key, whole.</param>
/// <param name="From">The earliest instant in Unix milliseconds, included.</param>
/// <param name="To">The latest instant in Unix milliseconds, excluded.</param>
public sealed record EventFilter(string? Customer = null, string? Type = null, string? Kristal = null, long? From = null, long? To = null);

/// <summary>An event with its customer.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="IsWaiting">Whether the event waits for its customer.</param>
/// <param name="Event">The event.</param>
public sealed record CustomerEvent(string Customer, bool IsWaiting, EventRecord Event);

/// <summary>Finds events of all customers for people to look at, newest first.</summary>
/// <remarks>
/// Where every event of a type counts, halving finds the stretch of time that the page lies in. Where a Kristal or a customer is asked for, events are looked
/// through three times: for their number and range, for how many lie in each of some thousand stretches of it, and for those of the stretches that the page
/// lies in. So memory grows with the page, not with how far back it is, unless one instant has most events.
/// </remarks>
public static class EventSearch
{
    private const int Stretches = 1 << 14;

    /// <summary>A page of the events that match, newest first; those of one instant in an order of their own that stays the same.</summary>
    /// <param name="population">The snapshot.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="skip">How many newer ones are left out; 0 or more.</param>
    /// <param name="take">How many at most; 0 or more.</param>
    /// <returns>How many match in all, and those of the page; may be empty.</returns>
    public static (long Total, IReadOnlyList<CustomerEvent> Events) FindEvents(this PopulationSnapshot population, EventFilter filter, long skip, int take)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(filter);
        var runs = Runs(population, filter);
        int kristal = filter.Kristal is null ? -1 : population.Kristals.Find(Nfc.Of(filter.Kristal));
        if (filter.Kristal is not null && kristal < 0)
        {
            return (0, []);
        }

        if (filter.To == long.MinValue)
        {
            return (0, []);
        }

        long from = filter.From ?? long.MinValue, to = filter.To is { } end ? end - 1 : long.MaxValue;
        if (filter.Customer is null && kristal < 0)
        {
            var (all, places) = EventsByTime.Find([.. runs.Select(r => new EventRun(r.Block, r.Type, r.Events.Times, from, to))], skip, take);
            return (all, [.. places.Select(place => RecordOf(population, place))]);
        }

        long total = 0, least = long.MaxValue, greatest = long.MinValue;
        Each((_, time) =>
        {
            total++;
            least = Math.Min(least, time);
            greatest = Math.Max(greatest, time);
        });
        if (skip >= total || take <= 0)
        {
            return (total, []);
        }

        // As shares of the range, whose ends may lie further apart than a long reaches.
        double width = Math.Max(1, ((double)greatest - least) / (Stretches - 1));
        var counts = new long[Stretches];
        Each((_, time) => counts[StretchOf(time)]++);
        int newest = Stretches - 1;
        long newer = 0;
        for (; newer + counts[newest] <= skip; newest--)
        {
            newer += counts[newest];
        }

        int oldest = newest;
        for (long reached = newer + counts[newest]; reached < skip + take && oldest > 0;)
        {
            reached += counts[--oldest];
        }

        var found = new List<(long Time, EventPlace Place)>();
        Each((place, time) =>
        {
            if (StretchOf(time) is var stretch && stretch >= oldest && stretch <= newest)
            {
                found.Add((time, place));
            }
        });
        return (total, [.. found.OrderByDescending(f => f.Time).ThenByDescending(f => f.Place).Skip((int)(skip - newer)).Take(take)
            .Select(f => RecordOf(population, f.Place))]);

        int StretchOf(long time) => Math.Clamp((int)(((double)time - least) / width), 0, Stretches - 1);

        void Each(Action<EventPlace, long> visit)
        {
            foreach (var (block, type, events, row) in runs)
            {
                for (int i = 0; i < events.Count; i++)
                {
                    long time = events.Times[i];
                    if (time >= from && time <= to && (row < 0 || events.Rows[i] == row) && (kristal < 0 || events.KristalOf(i) == kristal))
                    {
                        visit(new EventPlace(block, type, i), time);
                    }
                }
            }
        }
    }

    /// <summary>Whether any event names a Kristal, in the catalogue or not.</summary>
    public static bool IsNamedByEvents(this PopulationSnapshot population, string kristal)
    {
        ArgumentNullException.ThrowIfNull(population);
        int row = population.Kristals.Find(Nfc.Of(kristal));
        return row >= 0 && population.Blocks.Any(block => block.Events.Any(events => events?.Kristals is not null && Names(events, row)));
    }

    private static bool Names(EventBlock events, int kristal)
    {
        for (int i = 0; i < events.Count; i++)
        {
            if (events.KristalOf(i) == kristal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where to look: blocks and types, and within them one row or all (−1).</summary>
    private static List<(int Block, int Type, EventBlock Events, int Row)> Runs(PopulationSnapshot population, EventFilter filter)
    {
        var runs = new List<(int, int, EventBlock, int)>();
        int row = filter.Customer is null ? -1 : population.Index.Find(Nfc.Of(filter.Customer));
        int only = filter.Type is null ? -1 : population.EventTypes.GetValueOrDefault(filter.Type, int.MaxValue);
        for (int block = 0; block < population.Blocks.Length; block++)
        {
            var events = population.Blocks[block].Events;
            if (filter.Customer is not null && (row < 0 || row / CustomerBlock.Size != block))
            {
                continue;
            }

            for (int type = 0; type < events.Length; type++)
            {
                if (events[type] is { } some && (only < 0 || only == type))
                {
                    runs.Add((block, type, some, row < 0 ? -1 : row % CustomerBlock.Size));
                }
            }
        }

        return runs;
    }

    private static CustomerEvent RecordOf(PopulationSnapshot population, EventPlace place)
    {
        var events = population.Blocks[place.Block].Events[place.Type]!;
        int row = (place.Block * CustomerBlock.Size) + events.Rows[place.Index];
        string type = population.EventTypes.First(t => t.Value == place.Type).Key;
        return new CustomerEvent(population.KeyOf(row), !population.IsPresent(row), PopulationReading.RecordOf(population, type, events, place.Index));
    }
}
