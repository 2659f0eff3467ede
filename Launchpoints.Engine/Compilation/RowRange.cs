using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The rows that a node is asked about: customers of one block, events of one type in one block, or Kristals.</summary>
/// <param name="Columns">The columns of that kind of row, by ordinal.</param>
/// <param name="Start">The first row.</param>
/// <param name="Count">How many rows.</param>
/// <param name="Block">The customers' block; null for Kristals and events.</param>
/// <param name="Events">The events; null for customers and Kristals.</param>
internal readonly record struct RowRange(Column?[] Columns, int Start, int Count, CustomerBlock? Block, EventBlock? Events)
{
    /// <summary>Words of a bitmap over the range.</summary>
    public int Words => BitKernels.WordsFor(Count);

    /// <summary>All customers of a block.</summary>
    public static RowRange OfCustomers(CustomerBlock block) => OfCustomers(block, 0, block.Count);

    /// <summary>Rows <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> − 1 of a block of customers.</summary>
    public static RowRange OfCustomers(CustomerBlock block, int start, int count) => new(block.Columns, start, count, block, null);

    /// <summary>All rows of the Kristal table.</summary>
    public static RowRange OfKristals(KristalTable table) => new(table.Columns, 0, table.Count, null, null);

    /// <summary>The column of an ordinal; null when no row has a value.</summary>
    public Column? Column(int ordinal) => ordinal < Columns.Length ? Columns[ordinal] : null;
}
