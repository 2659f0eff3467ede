using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>An aggregate over the selected events of each customer. Conditions that compare the same aggregate share it.</summary>
internal sealed class EventValue(int index, EventSelection selection, EventAggregator aggregator)
{
    /// <summary>Its number in the program, among those of the nodes.</summary>
    public int Index { get; } = index;

    public EventSelection Selection { get; } = selection;

    /// <summary>Memory for the values of that many customers.</summary>
    public Column Allocate(int rows) => aggregator.Allocate(rows);

    /// <summary>Computes the values of the customers into the first places of a column.</summary>
    public void Compute(in RowRange rows, PlanScratch scratch, Column into)
    {
        var events = rows.EventsOf(Selection.Type);
        aggregator.Compute(rows, events, scratch.EventBits(Selection, events), scratch, into);
    }
}
