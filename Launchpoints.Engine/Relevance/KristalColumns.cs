using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Relevance;

/// <summary>Which column of a model a Kristal row is. Rows keep their numbers from write to write, but not when the store is read anew. Immutable.</summary>
internal sealed class KristalColumns
{
    private readonly int[]? _columns; // by row; null where both numbers are the same
    private readonly int[]? _rows;
    private readonly int _count;

    /// <param name="trained">The keys of the columns, those below <paramref name="count"/>.</param>
    /// <param name="count">How many columns.</param>
    /// <param name="table">The Kristals that are asked about.</param>
    public KristalColumns(TextDictionary trained, int count, KristalTable table)
    {
        Keys = table.Keys;
        _count = count;
        if (ReferenceEquals(trained, table.Keys))
        {
            return;
        }

        // All that the table will ever know of these keys: rows that come later cannot have a column.
        _rows = [.. Enumerable.Range(0, count).Select(column => table.Keys.Find(trained[column]))];
        _columns = new int[Math.Max(table.Keys.Count, _rows.Append(-1).Max() + 1)];
        Array.Fill(_columns, -1);
        for (int column = 0; column < count; column++)
        {
            if (_rows[column] >= 0)
            {
                _columns[_rows[column]] = column;
            }
        }
    }

    /// <summary>The keys of the rows.</summary>
    public TextDictionary Keys { get; }

    /// <summary>Whether rows and columns have the same numbers.</summary>
    public bool AreRows => _columns is null;

    /// <summary>The column of a row, −1 for a Kristal that came after the training.</summary>
    public int Of(int row) => _columns is null ? ((uint)row < (uint)_count ? row : -1) : (uint)row < (uint)_columns.Length ? _columns[row] : -1;

    /// <summary>The row of a column, −1 for a Kristal that is not there any more.</summary>
    public int RowOf(int column) => _rows is null ? column : _rows[column];
}
