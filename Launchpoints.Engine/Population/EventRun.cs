namespace Launchpoints.Engine.Population;

/// <summary>The events of one type in one block that lie between two instants, by time.</summary>
internal sealed class EventRun(int block, int type, EventTimes times, long from, long to)
{
    private readonly int _start = times.LowerBound(from);
    private readonly int _end = times.UpperBound(to);

    /// <summary>How many; zero or less for none.</summary>
    public int Count => _end - _start;

    /// <summary>The earliest instant; there is at least one event.</summary>
    public long First => times[_start];

    /// <summary>The latest instant; there is at least one event.</summary>
    public long Last => times[_end - 1];

    /// <summary>How many lie at an instant or after it; there is at least one event.</summary>
    public int CountFrom(long instant) => _end - Math.Clamp(times.LowerBound(instant), _start, _end);

    /// <summary>Those that lie between two instants, both included.</summary>
    public IEnumerable<(long Time, EventPlace Place)> Between(long oldest, long newest)
    {
        int end = Math.Min(_end, times.UpperBound(newest));
        for (int i = Math.Max(_start, times.LowerBound(oldest)); i < end; i++)
        {
            yield return (times[i], new EventPlace(block, type, i));
        }
    }
}
