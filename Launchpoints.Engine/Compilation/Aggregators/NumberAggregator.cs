using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>The sum, mean, smallest or largest of a number over the events that pass and have one.</summary>
internal sealed class NumberAggregator(Aggregate aggregate, EventOperand operand) : EventAggregator<double>
{
    protected override double Empty => aggregate == Rules.Aggregate.Sum ? 0 : double.NaN;

    protected override double OfRow(EventBlock events, ReadOnlySpan<ulong> mask, int from, int to, int first)
    {
        int count = 0;
        double sum = 0, least = double.PositiveInfinity, most = double.NegativeInfinity;
        for (int i = BitKernels.NextSet(mask, from, to); i >= 0; i = BitKernels.NextSet(mask, i + 1, to))
        {
            double value = operand.Number(events, first + i);
            if (double.IsNaN(value))
            {
                continue;
            }

            count++;
            sum += value; // in the order of time, which is the order of the events
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        if (count == 0)
        {
            return Empty;
        }

        return aggregate switch
        {
            Rules.Aggregate.Sum => sum,
            Rules.Aggregate.Average => sum / count,
            Rules.Aggregate.Min => least,
            Rules.Aggregate.Max => most,
            _ => throw new InvalidOperationException($"{aggregate} is not computed from numbers."),
        };
    }
}
