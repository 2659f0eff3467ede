using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>A question to one column that is false for missing values. Complements are taken by the node that asks.</summary>
internal abstract class ColumnTest
{
    /// <summary>Sets bit i for row <paramref name="start"/> + i where the test holds; bits beyond <paramref name="count"/> are cleared.</summary>
    /// <param name="column">The column; null when no row has a value.</param>
    /// <param name="start">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="words">The result, a word for 64 rows; all words are written.</param>
    public void Evaluate(Column? column, int start, int count, Span<ulong> words)
    {
        int length = Math.Min(count, (column?.Length ?? 0) - start);
        if (length <= 0)
        {
            words.Clear();
            return;
        }

        int used = (length + 63) >> 6;
        Test(column!, start, length, words[..used]);
        words[used..].Clear();
    }

    /// <summary>An instant after now up to which, itself excluded, the clock cannot change the answer for any of the rows; the largest number when it never will.</summary>
    public long NextChange(Column? column, int start, int count)
    {
        int length = Math.Min(count, (column?.Length ?? 0) - start);
        return length <= 0 ? long.MaxValue : Next(column!, start, length);
    }

    /// <summary>The same as <see cref="Evaluate"/>, with all rows inside the column and just the words they need.</summary>
    protected abstract void Test(Column column, int start, int length, Span<ulong> words);

    /// <summary>The same as <see cref="NextChange"/>, with all rows inside the column.</summary>
    protected virtual long Next(Column column, int start, int length) => long.MaxValue;
}
