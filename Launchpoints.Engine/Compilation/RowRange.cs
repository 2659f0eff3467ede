using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The rows that a node is asked about: customers of one block, events of one type in one block, or Kristals.</summary>
/// <param name="Columns">The columns of that kind of row, by ordinal.</param>
/// <param name="Start">The first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Block">The customers' block; null for Kristals. For events, the block they belong to.</param>
/// <param name="EventKristals">For events: the Kristal row of each event, −1 for none; empty otherwise.</param>
internal readonly record struct RowRange(Column?[] Columns, int Start, int Count, CustomerBlock? Block, int[] EventKristals)
{
    /// <summary>Words of a bitmap over the range.</summary>
    public int Words => BitKernels.WordsFor(Count);

    /// <summary>Rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1 of a block of customers.</summary>
    public static RowRange OfCustomers(CustomerBlock block, int start, int count) => new(block.Columns, start, count, block, []);

    /// <summary>All rows of the Kristal table.</summary>
    public static RowRange OfKristals(KristalTable table) => new(table.Columns, 0, table.Count, null, []);

    /// <summary>The column of an ordinal; null when no row has a value.</summary>
    public Column? Column(int ordinal) => ordinal < Columns.Length ? Columns[ordinal] : null;
}
