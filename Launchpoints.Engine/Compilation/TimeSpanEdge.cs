using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>The moving end of "in the last n units" or "in the next n units".</summary>
/// <param name="Amount">1 to 100,000.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Zone">The workspace's zone.</param>
/// <param name="Ahead">The end ahead of now; otherwise the one behind it.</param>
/// <remarks>
/// The end moves forward with the clock except where the calendar makes it step back: 29 March less a month is the 28 February
/// that 28 March less a month was, and clock changes repeat or skip an hour. Such steps happen at local midnights and, on days
/// with a clock change, at whole minutes; between them the end only moves forward.
/// </remarks>
internal readonly record struct TimeSpanEdge(long Amount, TimeUnit Unit, TimeZoneInfo Zone, bool Ahead)
{
    private const long Minute = 60_000;
    private const long Day = 86_400_000;

    private bool IsDuration => Unit is TimeUnit.Minute or TimeUnit.Hour or TimeUnit.Day or TimeUnit.Week;

    /// <summary>Where the end is at an instant.</summary>
    public long At(long now) => Ahead ? TimeSpans.Ahead(now, Amount, Unit, Zone) : TimeSpans.Back(now, Amount, Unit, Zone);

    /// <summary>Whether the end has passed (behind now) or reached (ahead of now) a date.</summary>
    public bool IsPast(long now, long date) => Ahead ? At(now) >= date : At(now) > date;

    /// <summary>
    /// An instant after now up to which, itself excluded, the end passes no date: the next step of the calendar, or the instant at which
    /// it passes the first date ahead of it, whichever is earlier. The largest number when there is neither.
    /// </summary>
    /// <param name="now">The instant of the question.</param>
    /// <param name="first">The first date that the end has not passed; the largest number for none.</param>
    public long NextChange(long now, long first)
    {
        if (IsDuration)
        {
            return first == long.MaxValue ? first : FirstPast(now, Later(first, (At(now), now)), first);
        }

        long step = NextStep(now);
        return first != long.MaxValue && IsPast(step - 1, first) ? FirstPast(now, step - 1, first) : step;
    }

    /// <summary>The end of the stretch in which the end only moves forward: the next local midnight, or whole minute near a clock change.</summary>
    public long NextStep(long now)
    {
        int today = LocalTime.DayNumber(now, Zone);
        if (today >= DateOnly.MaxValue.DayNumber)
        {
            return long.MaxValue;
        }

        long midnight = Math.Max(LocalTime.Midnight(today + 1, Zone), now + 1);
        return IsSteady(now, midnight) ? midnight : Math.Min(midnight, ((now / Minute) + (now < 0 && now % Minute != 0 ? 0 : 1)) * Minute);
    }

    /// <summary>All instants at which the answer of <see cref="IsPast"/> changes for a date, ascending: one, but for the calendar's steps back.</summary>
    public IEnumerable<long> Crossings(long date)
    {
        if (IsDuration)
        {
            long span = Ahead ? At(0) : -At(0);
            yield return Ahead ? date - span : date + span + 1;
            yield break;
        }

        // Ends of months are clamped by up to three days, and zones differ from each other by little more than one.
        const long Around = 6 * Day;
        long middle = Ahead ? TimeSpans.Back(date, Amount, Unit, Zone) : TimeSpans.Ahead(date, Amount, Unit, Zone);
        if (middle is TimeSpans.Earliest or TimeSpans.Latest)
        {
            yield break;
        }

        long now = middle - Around;
        bool past = IsPast(now, date);
        while (now < middle + Around)
        {
            long step = NextStep(now);
            if (step == long.MaxValue)
            {
                yield break;
            }

            if (!past && IsPast(step - 1, date))
            {
                yield return FirstPast(now, step - 1, date);
                past = true;
            }

            if (IsPast(step, date) != past)
            {
                yield return step;
                past = !past;
            }

            now = step;
        }
    }

    // No change of the offset from now to the midnight, nor where the end of the span moves meanwhile.
    private bool IsSteady(long now, long midnight)
    {
        long edge = At(now);
        return OffsetAt(now) == OffsetAt(midnight)
            && (edge is TimeSpans.Earliest or TimeSpans.Latest || OffsetAt(edge - Day) == OffsetAt(edge + Day + Day));
    }

    private TimeSpan OffsetAt(long instant) => LocalTime.FromInstant(instant, Zone) - LocalTime.FromInstant(instant, TimeZoneInfo.Utc);

    // A duration: the end is a constant distance from now.
    private static long Later(long date, (long Edge, long Now) at) => date + (at.Now - at.Edge) + 1;

    private long FirstPast(long low, long high, long date)
    {
        low++;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = IsPast(middle, date) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
