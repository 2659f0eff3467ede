namespace Launchpoints.Engine.Population;

/// <summary>The events of one type of the customers of one block, by time, with an index by customer.</summary>
/// <remarks>By time, because a window of all customers is then one stretch, found by halving; by customer, because people and writes ask for one.</remarks>
/// <param name="times">The instants, ascending; ties in the order of arrival.</param>
/// <param name="rows">The customer's row of each event.</param>
/// <param name="kristals">The Kristal's row in the Kristal table, missing for none; null where no event of the block has one.</param>
/// <param name="columns">Event attributes by ordinal; null or a short array where no event of the block has a value.</param>
/// <param name="offsets">Block rows + 1 places: the events of row r are at <c>index[offsets[r]] … index[offsets[r + 1] − 1]</c>.</param>
/// <param name="index">Positions of events by customer, then as they stand.</param>
internal sealed class EventBlock(EventTimes times, ushort[] rows, ValueColumn<int>? kristals, Column?[] columns, int[] offsets, EventIndex index)
{
    public EventTimes Times { get; } = times;

    public ushort[] Rows { get; } = rows;

    public ValueColumn<int>? Kristals { get; } = kristals;

    public Column?[] Columns { get; } = columns;

    public int[] Offsets { get; } = offsets;

    public EventIndex Index { get; } = index;

    public int Count => Rows.Length;

    /// <summary>The Kristal's row in the Kristal table, −1 for none.</summary>
    public int KristalOf(int position) => Kristals is null ? -1 : Kristals[position];

    /// <summary>The positions of a customer's events, by time.</summary>
    public IEnumerable<int> Of(int row)
    {
        for (int place = Offsets[row]; place < Offsets[row + 1]; place++)
        {
            yield return Index[place];
        }
    }

    /// <summary>The index by customer of events that stand as they shall.</summary>
    /// <param name="rows">The customer's row of each event.</param>
    public static (int[] Offsets, EventIndex Index) IndexOf(ushort[] rows)
    {
        var offsets = new int[CustomerBlock.Size + 1];
        foreach (ushort row in rows)
        {
            offsets[row + 1]++;
        }

        for (int row = 0; row < CustomerBlock.Size; row++)
        {
            offsets[row + 1] += offsets[row];
        }

        var next = offsets.AsSpan(0, CustomerBlock.Size).ToArray();
        var places = new int[rows.Length];
        for (int position = 0; position < rows.Length; position++)
        {
            places[next[rows[position]]++] = position;
        }

        return (offsets, EventIndex.Of(places));
    }
}
