using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>The sum, mean, smallest or largest of a number over the selected events that have one. Without any, a sum is 0 and the others are missing.</summary>
internal sealed class NumberAggregator(Aggregate aggregate, EventOperand operand) : EventAggregator
{
    private readonly double _empty = aggregate == Aggregate.Sum ? 0 : double.NaN;

    public override Column Allocate(int rows) => new PackedColumn<double, double, PlainCoding<double>>(new double[rows], default);

    public override Column Compute(int rows, in SelectedEvents selected, PlanScratch scratch, Column into)
    {
        var values = ((IStored<double>)into).Stored.AsSpan(0, rows);
        values.Fill(_empty);
        if (selected.Events is not { } events || operand.ColumnOf(events) is not ValueColumn<double> column)
        {
            return into;
        }

        switch (aggregate)
        {
            case Aggregate.Sum:
                var sum = new SumVisitor(events, operand, column, values);
                selected.ForEach(ref sum);
                break;
            case Aggregate.Min or Aggregate.Max:
                var extreme = new ExtremeVisitor(events, operand, column, values, aggregate == Aggregate.Max);
                selected.ForEach(ref extreme);
                break;
            default:
                Average(selected, events, column, scratch, values);
                break;
        }

        return into;
    }

    public override Column Compute(EventBlock? events, ReadOnlySpan<int> selected, PlanScratch scratch, Column into)
    {
        int count = 0;
        double value = _empty, sum = 0;
        var column = events is null ? null : operand.ColumnOf(events) as ValueColumn<double>;
        foreach (int position in column is null ? [] : selected)
        {
            double number = NumberAt(events!, operand, column!, position);
            if (double.IsNaN(number))
            {
                continue;
            }

            sum += number; // in the order of time
            value = aggregate switch
            {
                Aggregate.Min => count == 0 ? number : Math.Min(value, number),
                Aggregate.Max => count == 0 ? number : Math.Max(value, number),
                Aggregate.Average => sum / (count + 1),
                _ => sum,
            };
            count++;
        }

        ((IStored<double>)into).Stored[0] = value;
        return into;
    }

    private void Average(in SelectedEvents selected, EventBlock events, ValueColumn<double> column, PlanScratch scratch, Span<double> values)
    {
        values.Clear();
        var counts = scratch.Codes(values.Length).AsSpan(0, values.Length);
        counts.Clear();
        var sum = new SumVisitor(events, operand, column, values);
        selected.ForEach(ref sum);
        var many = new ManyVisitor(events, operand, column, counts);
        selected.ForEach(ref many);
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = counts[row] == 0 ? double.NaN : values[row] / counts[row];
        }

        counts.Clear();
    }

    private static double NumberAt(EventBlock events, EventOperand operand, ValueColumn<double> column, int position)
    {
        int place = operand.RowOf(events, position);
        return (uint)place < (uint)column.Length ? column[place] : double.NaN;
    }

    // Each customer's events come in the order of time, so sums add in that order.
    private readonly ref struct SumVisitor(EventBlock events, EventOperand operand, ValueColumn<double> column, Span<double> sums) : IEventVisitor
    {
        private readonly Span<double> _sums = sums;

        public void Visit(int position)
        {
            double number = NumberAt(events, operand, column, position);
            if (!double.IsNaN(number))
            {
                _sums[events.Rows[position]] += number;
            }
        }
    }

    private readonly ref struct ManyVisitor(EventBlock events, EventOperand operand, ValueColumn<double> column, Span<int> counts) : IEventVisitor
    {
        private readonly Span<int> _counts = counts;

        public void Visit(int position) => _counts[events.Rows[position]] += double.IsNaN(NumberAt(events, operand, column, position)) ? 0 : 1;
    }

    private readonly ref struct ExtremeVisitor(EventBlock events, EventOperand operand, ValueColumn<double> column, Span<double> extremes, bool largest)
        : IEventVisitor
    {
        private readonly Span<double> _extremes = extremes;

        public void Visit(int position)
        {
            double number = NumberAt(events, operand, column, position);
            ref double extreme = ref _extremes[events.Rows[position]];
            extreme = double.IsNaN(number) ? extreme
                : double.IsNaN(extreme) ? number
                : largest ? Math.Max(extreme, number) : Math.Min(extreme, number);
        }
    }
}
