using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The instant of the earliest, or the latest, event that passes.</summary>
internal sealed class InstantAggregator(bool latest) : EventAggregator<long>
{
    protected override long Empty => Sentinel.Missing<long>();

    protected override long OfRow(EventBlock events, ReadOnlySpan<ulong> mask, int from, int to, int first)
    {
        int found = BitKernels.NextSet(mask, from, to);
        if (found < 0)
        {
            return Empty;
        }

        if (latest)
        {
            found = to - 1;
            while ((mask[found >> 6] >> found & 1) == 0)
            {
                found--;
            }
        }

        return events.Times[first + found];
    }
}
