using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>The sum, mean, smallest or largest of a number over the selected events that have one. Without any, a sum is 0 and the others are missing.</summary>
internal sealed class NumberAggregator(Aggregate aggregate, EventOperand operand) : EventAggregator
{
    public override Column Allocate(int rows) => new PackedColumn<double, double, PlainCoding<double>>(new double[rows], default);

    public override void Compute(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Column into)
    {
        var values = ((IStored<double>)into).Stored.AsSpan(0, rows.Count);
        values.Fill(aggregate == Aggregate.Sum ? 0 : double.NaN);
        if (events.Events is not { } block)
        {
            return;
        }

        // A customer's events follow one another, so one is finished when the next begins.
        int row = -1;
        var running = default(Running);
        for (int i = BitKernels.NextSet(selected, 0, events.Count); i >= 0; i = BitKernels.NextSet(selected, i + 1, events.Count))
        {
            int owner = block.Rows[events.Start + i] - rows.Start;
            if (owner != row)
            {
                Finish(values, row, running);
                (row, running) = (owner, default);
            }

            running.Add(operand.Number(block, events.Start + i));
        }

        Finish(values, row, running);
    }

    private void Finish(Span<double> values, int row, in Running running)
    {
        if (running.Count > 0)
        {
            values[row] = aggregate switch
            {
                Aggregate.Sum => running.Sum,
                Aggregate.Average => running.Sum / running.Count,
                Aggregate.Min => running.Least,
                Aggregate.Max => running.Most,
                _ => throw new InvalidOperationException($"{aggregate} is not computed from numbers."),
            };
        }
    }

    private struct Running
    {
        public int Count;
        public double Sum;
        public double Least;
        public double Most;

        public void Add(double value)
        {
            if (double.IsNaN(value))
            {
                return;
            }

            Least = Count == 0 ? value : Math.Min(Least, value);
            Most = Count == 0 ? value : Math.Max(Most, value);
            Sum += value; // in the order of time, which is the order of the events
            Count++;
        }
    }
}
