using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>How often each dictionary code occurs in a column.</summary>
internal static class CodeCounts
{
    /// <summary>Adds the codes of a column of texts; gives how many rows have one.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">A bit for each row that counts; rows beyond it do not.</param>
    /// <param name="counts">By code; codes beyond it are passed over.</param>
    public static int Add(ValueColumn<int> column, ReadOnlySpan<ulong> rows, Span<long> counts)
    {
        Span<int> some = stackalloc int[64];
        int filled = 0;
        for (int start = 0; start < column.Length && start >> 6 < rows.Length; start += 64)
        {
            var codes = some[..Math.Min(64, column.Length - start)];
            column.CopyTo(start, codes);
            ulong which = rows[start >> 6];
            for (int i = 0; i < codes.Length; i++)
            {
                // What is missing is a negative code, and so beyond every count.
                if ((which >> i & 1) != 0 && (uint)codes[i] < (uint)counts.Length)
                {
                    counts[codes[i]]++;
                    filled++;
                }
            }
        }

        return filled;
    }

    /// <summary>Adds the codes of any column of texts or tags; others have none.</summary>
    public static void Add(Column? column, ReadOnlySpan<ulong> rows, Span<long> counts)
    {
        switch (column)
        {
            case ValueColumn<int> texts:
                Add(texts, rows, counts);
                break;
            case TagsColumn tags:
                tags.Count(rows, counts);
                break;
        }
    }

    /// <summary>The columns of an attribute with the rows of each that count: customers who are there, Kristals of the catalogue, every event.</summary>
    public static IEnumerable<(Column? Column, ReadOnlyMemory<ulong> Rows)> ColumnsOf(PopulationSnapshot population, AttributeSlot slot)
    {
        Column? In(Column?[] columns) => slot.Ordinal < columns.Length ? columns[slot.Ordinal] : null;
        switch (slot.Definition.Scope)
        {
            case Schema.AttributeScope.Customer:
                foreach (var block in population.Blocks)
                {
                    yield return (In(block.Columns), block.Present);
                }

                break;
            case Schema.AttributeScope.Kristal:
                yield return (In(population.Kristals.Columns), population.Kristals.InCatalogue);
                break;
            default:
                ulong[] all = [];
                foreach (var block in population.Blocks)
                {
                    foreach (var events in block.Events)
                    {
                        if (events is null || In(events.Columns) is not { } column)
                        {
                            continue;
                        }

                        if (BitKernels.WordsFor(column.Length) > all.Length)
                        {
                            all = new ulong[2 * BitKernels.WordsFor(column.Length)];
                            all.AsSpan().Fill(ulong.MaxValue);
                        }

                        yield return (column, all);
                    }
                }

                break;
        }
    }
}
