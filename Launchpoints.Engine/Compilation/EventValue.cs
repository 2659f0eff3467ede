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

    /// <summary>Computes the values of the customers, all of a block or a single one, into the first places of a column.</summary>
    /// <returns>The column to read them from.</returns>
    public Column Compute(in RowRange rows, PlanScratch scratch, Column into)
    {
        if (rows.Count == 1)
        {
            var positions = Selection.Select(rows.Block!, rows.Start, scratch);
            return aggregator.Compute(positions.IsEmpty ? null : rows.Block!.Events[Selection.Type], positions, scratch, into);
        }

        return aggregator.Compute(rows.Count, Selection.Select(rows.Block!, scratch), scratch, into);
    }
}
