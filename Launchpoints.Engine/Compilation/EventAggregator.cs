using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Computes one value a customer from the events that are selected.</summary>
internal abstract class EventAggregator
{
    /// <summary>A column for the values of that many customers.</summary>
    public abstract Column Allocate(int rows);

    /// <summary>Computes the values of the customers.</summary>
    /// <param name="rows">The customers.</param>
    /// <param name="events">Their events of the type; may be empty.</param>
    /// <param name="selected">Bit i: event <c>events.Start + i</c> counts.</param>
    /// <param name="scratch">The memory of the thread.</param>
    /// <param name="into">What <see cref="Allocate"/> gave; the value of customer <c>rows.Start + i</c> goes to i.</param>
    public abstract void Compute(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Column into);
}

/// <summary>An aggregate that is a whole number: of events, days, or different values.</summary>
internal abstract class CountingAggregator : EventAggregator
{
    public sealed override Column Allocate(int rows) => new PackedColumn<double, int, WholeCoding<int>>(new int[rows], default);

    public sealed override void Compute(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Column into)
    {
        var counts = ((IStored<int>)into).Stored.AsSpan(0, rows.Count);
        counts.Clear();
        if (events.Events is not null)
        {
            Count(rows, events, selected, scratch, counts);
        }
    }

    /// <summary>Adds up, from zeros.</summary>
    protected abstract void Count(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Span<int> counts);
}
