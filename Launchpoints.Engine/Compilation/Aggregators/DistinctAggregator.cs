using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many different values the events that pass have; missing ones are not counted.</summary>
internal sealed class DistinctAggregator(EventOperand operand) : EventAggregator<double>
{
    protected override double Empty => 0;

    protected override double OfRow(EventBlock events, ReadOnlySpan<ulong> mask, int from, int to, int first)
    {
        HashSet<object>? seen = null;
        for (int i = BitKernels.NextSet(mask, from, to); i >= 0; i = BitKernels.NextSet(mask, i + 1, to))
        {
            if (operand.Identity(events, first + i) is { } value)
            {
                (seen ??= []).Add(value);
            }
        }

        return seen?.Count ?? 0;
    }
}
