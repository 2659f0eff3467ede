using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Computes one value a customer from the events that are selected.</summary>
internal abstract class EventAggregator
{
    /// <summary>A column for the values of that many customers.</summary>
    public abstract Column Allocate(int rows);

    /// <summary>Computes the values of all customers of a block.</summary>
    /// <param name="rows">How many customers; row r's value goes to r.</param>
    /// <param name="selected">Their events that count, by time; may be none.</param>
    /// <param name="scratch">The memory of the thread.</param>
    /// <param name="into">What <see cref="Allocate"/> gave.</param>
    /// <returns>The column to read the values from: as a rule the same.</returns>
    public abstract Column Compute(int rows, in SelectedEvents selected, PlanScratch scratch, Column into);

    /// <summary>Answers a test of the values without computing them, where that is less work; false where it is not.</summary>
    /// <param name="test">The test.</param>
    /// <param name="rows">How many customers; bit r is row r's.</param>
    /// <param name="selected">Their events that count, by time; may be none.</param>
    /// <param name="scratch">The memory of the thread.</param>
    /// <param name="bits">The answer, all of whose words are written; anything when the answer is false.</param>
    public virtual bool TryTest(ColumnTest test, int rows, in SelectedEvents selected, PlanScratch scratch, Span<ulong> bits) => false;

    /// <summary>Computes the value of one customer.</summary>
    /// <param name="events">The block's events; null only when none is selected.</param>
    /// <param name="selected">The positions of the customer's events that count, by time; may be empty.</param>
    /// <param name="scratch">The memory of the thread.</param>
    /// <param name="into">What <see cref="Allocate"/> gave; the value goes to its first place.</param>
    /// <returns>The column to read the value from: as a rule the same.</returns>
    public abstract Column Compute(EventBlock? events, ReadOnlySpan<int> selected, PlanScratch scratch, Column into);
}

/// <summary>An aggregate that is a whole number: of events, days, or different values.</summary>
internal abstract class CountingAggregator : EventAggregator
{
    public sealed override Column Allocate(int rows) => new PackedColumn<double, int, WholeCoding<int>>(new int[rows], default);

    public sealed override Column Compute(int rows, in SelectedEvents selected, PlanScratch scratch, Column into)
    {
        var counts = ((IStored<int>)into).Stored.AsSpan(0, rows);
        counts.Clear();
        if (selected.Events is not null)
        {
            Count(selected, scratch, counts);
        }

        return into;
    }

    public sealed override Column Compute(EventBlock? events, ReadOnlySpan<int> selected, PlanScratch scratch, Column into)
    {
        ((IStored<int>)into).Stored[0] = events is null ? 0 : Count(events, selected, scratch);
        return into;
    }

    /// <summary>Adds up for all customers, from zeros.</summary>
    protected abstract void Count(in SelectedEvents selected, PlanScratch scratch, Span<int> counts);

    /// <summary>Adds up for one customer.</summary>
    protected abstract int Count(EventBlock events, ReadOnlySpan<int> selected, PlanScratch scratch);

    /// <summary>Adds up customer by customer, for what cannot be added up in the order of time.</summary>
    protected void CountEach(in SelectedEvents selected, PlanScratch scratch, Span<int> counts)
    {
        var events = selected.Events!;
        var (offsets, order) = events.Order;
        for (int row = 0; row < counts.Length; row++)
        {
            int count = 0;
            var positions = scratch.Positions(offsets[row + 1] - offsets[row]);
            for (int place = offsets[row]; place < offsets[row + 1]; place++)
            {
                if (order[place] is var position && selected.Contains(position))
                {
                    positions[count++] = position;
                }
            }

            counts[row] = count == 0 ? 0 : Count(events, positions.AsSpan(0, count), scratch);
        }
    }
}
