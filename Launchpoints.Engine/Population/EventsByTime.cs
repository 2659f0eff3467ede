namespace Launchpoints.Engine.Population;

/// <summary>Finds a page among events of which each run lies by time: the stretch of time it lies in is found by halving, and nothing else is looked at.</summary>
internal static class EventsByTime
{
    /// <summary>A page of events, newest first, and how many there are in all.</summary>
    /// <param name="runs">Where they are; a run may be empty.</param>
    /// <param name="skip">How many newer ones are left out; 0 or more.</param>
    /// <param name="take">How many at most; 0 or more.</param>
    public static (long Total, IEnumerable<EventPlace> Places) Find(EventRun[] runs, long skip, int take)
    {
        runs = [.. runs.Where(r => r.Count > 0)];
        long total = CountFrom(long.MinValue);
        if (skip >= total || take <= 0)
        {
            return (total, []);
        }

        long newest = Latest(skip + 1), oldest = Latest(Math.Min(total, skip + take));
        long newer = newest == long.MaxValue ? 0 : CountFrom(newest + 1);
        var found = runs.SelectMany(run => run.Between(oldest, newest)).OrderByDescending(f => f.Time).ThenByDescending(f => f.Place);
        return (total, found.Skip((int)(skip - newer)).Take(take).Select(f => f.Place));

        long CountFrom(long instant) => runs.Sum(run => (long)run.CountFrom(instant));

        // The latest instant from which on there are so many events; 1 ≤ events ≤ total.
        long Latest(long events)
        {
            long low = runs.Min(r => r.First), high = runs.Max(r => r.Last);
            while (low < high)
            {
                ulong span = (ulong)high - (ulong)low;
                long middle = (long)((ulong)low + (span / 2) + (span & 1));
                (low, high) = CountFrom(middle) >= events ? (middle, high) : (low, middle - 1);
            }

            return low;
        }
    }
}
