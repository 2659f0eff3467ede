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

    /// <summary>Answers a test of the values of all customers of a block without computing them, where that is less work; false where it is not.</summary>
    /// <param name="test">The test.</param>
    /// <param name="rows">The customers of the block.</param>
    /// <param name="scratch">The memory of the thread.</param>
    /// <param name="bits">The answer, all of whose words are written; anything when the answer is false.</param>
    public bool TryTest(ColumnTest test, in RowRange rows, PlanScratch scratch, Span<ulong> bits) =>
        aggregator.TryTest(test, rows.Count, Selection.Select(rows.Block!, scratch), scratch, bits);

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
