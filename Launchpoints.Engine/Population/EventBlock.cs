namespace Launchpoints.Engine.Population;

/// <summary>The events of one type of the customers of one block, by time, with an order by customer.</summary>
/// <remarks>
/// By time, because a window of all customers is then one stretch, found by halving; by customer, because people and writes ask for one. An event that
/// is later than the others is appended without copying anything, and stands outside the order by customer until that is asked for as a whole, or until
/// there are many of them. Immutable for its readers.
/// </remarks>
internal sealed class EventBlock
{
    // Those outside the order are gone through one by one where one customer's events are asked for.
    private const int MostUnordered = 128;

    private readonly Appendable<ushort> _rows;
    private volatile CustomerOrder _order;

    /// <param name="times">The instants, ascending; ties in the order of arrival.</param>
    /// <param name="rows">The customer's row of each event.</param>
    /// <param name="kristals">The Kristal's row in the Kristal table, missing for none; null where no event of the block has one.</param>
    /// <param name="columns">Event attributes by ordinal; null or a short array where no event of the block has a value.</param>
    /// <param name="order">The order by customer, of all of them or of the first ones.</param>
    public EventBlock(EventTimes times, Appendable<ushort> rows, ValueColumn<int>? kristals, Column?[] columns, CustomerOrder order)
    {
        Times = times;
        Kristals = kristals;
        Columns = columns;
        _rows = rows;
        _order = rows.Count - order.Positions.Count > MostUnordered ? CustomerOrder.Of(rows.Values) : order;
    }

    public EventTimes Times { get; }

    /// <summary>The customer's row of each event.</summary>
    public ReadOnlySpan<ushort> Rows => _rows.Values;

    /// <summary>The Kristal's row in the Kristal table, missing for none; null where no event of the block has one.</summary>
    public ValueColumn<int>? Kristals { get; }

    /// <summary>Event attributes by ordinal; null or a short array where no event of the block has a value.</summary>
    public Column?[] Columns { get; }

    public int Count => _rows.Count;

    /// <summary>The order of all events by customer; what is missing of it is made when first asked for.</summary>
    public CustomerOrder Order => _order is var order && order.Positions.Count == Count ? order : _order = CustomerOrder.Of(Rows);

    /// <summary>Reads a little of each of its arrays, so that they are waited for together and not one by one.</summary>
    /// <returns>Made of all that was read, so that nothing of it can be left out.</returns>
    public int Touch()
    {
        var order = _order;
        int read = Times.Touch() + _rows.Array.Length + order.Offsets.Length + order.Positions.Count;
        read += Kristals?.Touch() ?? 0;
        foreach (var column in Columns)
        {
            read += column?.Touch() ?? 0;
        }

        return read;
    }

    /// <summary>The Kristal's row in the Kristal table, −1 for none.</summary>
    public int KristalOf(int position) => Kristals is null ? -1 : Kristals[position];

    /// <summary>How many of a customer's events there are at most.</summary>
    public int MostOf(int row) => _order is var order ? order.Offsets[row + 1] - order.Offsets[row] + Count - order.Positions.Count : 0;

    /// <summary>The positions of a customer's events, by time.</summary>
    /// <param name="row">The customer's row.</param>
    /// <param name="into">At least <see cref="MostOf"/> places.</param>
    /// <returns>How many there are.</returns>
    public int PositionsOf(int row, Span<int> into)
    {
        var order = _order;
        int count = 0;
        for (int place = order.Offsets[row]; place < order.Offsets[row + 1]; place++)
        {
            into[count++] = order.Positions[place];
        }

        var unordered = Rows[order.Positions.Count..];
        for (int next = 0; unordered[next..].IndexOf((ushort)row) is var found and >= 0; next += found + 1)
        {
            into[count++] = order.Positions.Count + next + found;
        }

        return count;
    }

    /// <summary>The positions of a customer's events, by time.</summary>
    public int[] Of(int row)
    {
        var positions = new int[MostOf(row)];
        return positions[..PositionsOf(row, positions)];
    }

    /// <summary>The block with one more event, behind those of the same instant. What does not change in kind is copied once at most.</summary>
    public EventBlock With(in PendingEvent added)
    {
        int position = Times.UpperBound(added.Time);
        return new EventBlock(
            Times.Insert(position, added.Time),
            _rows.Insert(position, (ushort)added.Row),
            added.KristalsOf(this, position),
            added.ColumnsOf(this, position),
            position == Count ? _order : Order.Insert(added.Row, position));
    }
}
