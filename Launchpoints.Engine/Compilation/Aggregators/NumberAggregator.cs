using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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

        var numbers = NumbersOf(selected, column, scratch);
        switch (aggregate)
        {
            case Aggregate.Sum:
                Replace(numbers, double.NaN, 0);
                var sum = new SumVisitor(numbers, selected.First, values);
                selected.ForEach(ref sum);
                break;
            case Aggregate.Max:
                Replace(numbers, double.NaN, double.NegativeInfinity);
                values.Fill(double.NegativeInfinity);
                var largest = new LargestVisitor(numbers, selected.First, values);
                selected.ForEach(ref largest);
                Replace(values, double.NegativeInfinity, double.NaN);
                break;
            case Aggregate.Min:
                Replace(numbers, double.NaN, double.PositiveInfinity);
                values.Fill(double.PositiveInfinity);
                var smallest = new SmallestVisitor(numbers, selected.First, values);
                selected.ForEach(ref smallest);
                Replace(values, double.PositiveInfinity, double.NaN);
                break;
            default:
                Average(selected, numbers, scratch, values);
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

    // The numbers of a stretch of events; NaN where an event has none.
    private Span<double> NumbersOf(in SelectedEvents selected, ValueColumn<double> column, PlanScratch scratch)
    {
        var numbers = scratch.Numbers(selected.Count);
        if (operand.OfKristal)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = NumberAt(selected.Events!, operand, column, selected.First + i);
            }

            return numbers;
        }

        int known = Math.Clamp(column.Length - selected.First, 0, numbers.Length);
        column.CopyTo(selected.First, numbers[..known]);
        numbers[known..].Fill(double.NaN);
        return numbers;
    }

    private static void Average(in SelectedEvents selected, ReadOnlySpan<double> numbers, PlanScratch scratch, Span<double> values)
    {
        values.Clear();
        var counts = scratch.Counts(values.Length);
        counts.Clear();
        var mean = new MeanVisitor(numbers, selected.First, values, counts);
        selected.ForEach(ref mean);
        Divide(values, counts);
    }

    // Nothing divided by no events is no number, which is what a mean of nothing is.
    private static void Divide(Span<double> sums, ReadOnlySpan<int> counts)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref double sum = ref MemoryMarshal.GetReference(sums);
            ref int count = ref MemoryMarshal.GetReference(counts[..sums.Length]);
            for (; i <= sums.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref count, (nuint)i));
                (Vector512.LoadUnsafe(ref sum, (nuint)i) / Vector512.ConvertToDouble(Vector512.Create(low, high))).StoreUnsafe(ref sum, (nuint)i);
            }
        }

        for (; i < sums.Length; i++)
        {
            sums[i] /= counts[i];
        }
    }

    private static double NumberAt(EventBlock events, EventOperand operand, ValueColumn<double> column, int position)
    {
        int place = operand.RowOf(events, position);
        return (uint)place < (uint)column.Length ? column[place] : double.NaN;
    }

    // Attributes are finite numbers, so that each end of the line can stand for none where only comparing matters, and 0 where only adding does.
    private static void Replace(Span<double> numbers, double old, double by)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref double first = ref MemoryMarshal.GetReference(numbers);
            var (olds, bys) = (Vector512.Create(old), Vector512.Create(by));
            for (; i <= numbers.Length - Vector512<double>.Count; i += Vector512<double>.Count)
            {
                var some = Vector512.LoadUnsafe(ref first, (nuint)i);
                var found = double.IsNaN(old) ? ~Vector512.Equals(some, some) : Vector512.Equals(some, olds);
                Vector512.ConditionalSelect(found, bys, some).StoreUnsafe(ref first, (nuint)i);
            }
        }

        for (; i < numbers.Length; i++)
        {
            numbers[i] = numbers[i].Equals(old) ? by : numbers[i];
        }
    }

    // Each customer's events come in the order of time, so sums add in that order.
    private readonly ref struct SumVisitor(ReadOnlySpan<double> numbers, int first, Span<double> sums) : IEventVisitor
    {
        private readonly ReadOnlySpan<double> _numbers = numbers;
        private readonly Span<double> _sums = sums;

        public void Visit(int position, int row) => _sums[row] += _numbers[position - first];
    }

    private readonly ref struct MeanVisitor(ReadOnlySpan<double> numbers, int first, Span<double> sums, Span<int> counts) : IEventVisitor
    {
        private readonly ReadOnlySpan<double> _numbers = numbers;
        private readonly Span<double> _sums = sums;
        private readonly Span<int> _counts = counts;

        public void Visit(int position, int row)
        {
            double number = _numbers[position - first];
            if (!double.IsNaN(number))
            {
                _sums[row] += number;
                _counts[row]++;
            }
        }
    }

    // Whether an event is larger than those before could not be foreseen, so that it is not branched on.
    private readonly ref struct LargestVisitor(ReadOnlySpan<double> numbers, int first, Span<double> largest) : IEventVisitor
    {
        private readonly ReadOnlySpan<double> _numbers = numbers;
        private readonly Span<double> _largest = largest;

        public void Visit(int position, int row) => _largest[row] = double.MaxNative(_numbers[position - first], _largest[row]);
    }

    private readonly ref struct SmallestVisitor(ReadOnlySpan<double> numbers, int first, Span<double> smallest) : IEventVisitor
    {
        private readonly ReadOnlySpan<double> _numbers = numbers;
        private readonly Span<double> _smallest = smallest;

        public void Visit(int position, int row) => _smallest[row] = double.MinNative(_numbers[position - first], _smallest[row]);
    }
}
