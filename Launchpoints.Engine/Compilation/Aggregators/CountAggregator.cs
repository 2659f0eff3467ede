using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many events pass.</summary>
internal sealed class CountAggregator : EventAggregator<double>
{
    protected override double Empty => 0;

    protected override double OfRow(EventBlock events, ReadOnlySpan<ulong> mask, int from, int to, int first) =>
        BitKernels.CountBetween(mask, from, to);
}
