namespace Launchpoints.Engine.Population;

/// <summary>Where each customer's events are, for the first events of a block. Immutable.</summary>
/// <param name="Offsets">Block rows + 1 places: the events of row r are at <c>Positions[Offsets[r]] … Positions[Offsets[r + 1] − 1]</c>.</param>
/// <param name="Positions">Positions of events by customer, then as they stand.</param>
internal sealed record CustomerOrder(int[] Offsets, EventIndex Positions)
{
    /// <summary>The order of events that stand as they shall.</summary>
    /// <param name="rows">The customer's row of each event.</param>
    public static CustomerOrder Of(ReadOnlySpan<ushort> rows)
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

        return new CustomerOrder(offsets, EventIndex.Of(places));
    }

    /// <summary>The order after an event was put between the others.</summary>
    /// <param name="row">Its customer's row.</param>
    /// <param name="position">Its position: those from there on have moved up by one.</param>
    public CustomerOrder Insert(int row, int position)
    {
        // Among the customer's own events it stands behind those that are not later.
        int place = Offsets[row + 1];
        while (place > Offsets[row] && Positions[place - 1] >= position)
        {
            place--;
        }

        var offsets = (int[])Offsets.Clone();
        foreach (ref int offset in offsets.AsSpan(row + 1))
        {
            offset++;
        }

        return new CustomerOrder(offsets, Positions.Insert(position, place));
    }
}
