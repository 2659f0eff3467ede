namespace Launchpoints.Engine.Population;

/// <summary>Instants as positions of events that stand by time, counted from 1; 0 is missing. Comparing positions compares instants.</summary>
/// <param name="Times">The events' instants; null where every row is missing.</param>
internal readonly record struct PositionCoding(EventTimes? Times) : IColumnCoding<long, int>
{
    public int Missing => 0;

    public long Decode(int stored) => stored == 0 ? Sentinel.Missing<long>() : Times![stored - 1];

    /// <summary>Positions are given, not found: only missing is encoded.</summary>
    public bool TryEncode(long value, out int stored)
    {
        stored = 0;
        return Sentinel.IsMissing(value);
    }

    public (int Low, int High) Range(long low, long high) => Times is null || low > high
        ? (1, 0)
        : (Times.LowerBound(low) + 1, Times.UpperBound(high));
}
