namespace Launchpoints.Engine.Population;

/// <summary>Adds events to, and takes rows out of, the events of one type in one block.</summary>
internal sealed class EventBlockEditor(EventBlock? start)
{
    // Up to here events are put in their places one by one, which copies the block once each; more are sorted in together.
    private const int Few = 4;

    // No block has that many rows.
    private const ushort Dropped = ushort.MaxValue;

    private readonly List<PendingEvent> _few = [];
    private readonly HashSet<int> _cleared = [];
    private readonly int _before = start?.Count ?? 0;
    private ushort[] _rows = [];
    private long[] _times = [];
    private int[] _kristals = [];
    private int _added;
    private bool _anyKristal = start?.Kristals is not null;
    private ColumnBuilder?[]? _columns;

    /// <summary>Appends an event of a row; order does not matter.</summary>
    public void Add(PendingEvent added)
    {
        if (start is not null && _columns is null && _cleared.Count == 0 && _few.Count < Few)
        {
            _few.Add(added);
            return;
        }

        Spill();
        Append(added);
    }

    /// <summary>Appends some events of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="columns">Its values.</param>
    /// <param name="places">Which events, all of this block and type.</param>
    public void Add(EventBatch batch, ReadOnlySpan<EventBatchColumn> columns, ReadOnlySpan<int> places)
    {
        if (start is not null && _columns is null && _cleared.Count == 0 && _few.Count + places.Length <= Few)
        {
            foreach (int place in places)
            {
                _few.Add(PendingEvent.Of(batch, columns, place));
            }

            return;
        }

        Spill();
        Reach(_added + places.Length);
        var (customers, times, kristals) = (batch.Customers, batch.Times, batch.Kristals);
        for (int i = 0; i < places.Length; i++)
        {
            int place = places[i], kristal = kristals.Span[place];
            _rows[_added + i] = (ushort)(customers.Span[place] % CustomerBlock.Size);
            _times[_added + i] = times.Span[place];
            _kristals[_added + i] = kristal;
            _anyKristal |= kristal >= 0;
        }

        foreach (var column in columns)
        {
            if (column.HasAny(places))
            {
                Column(column.Slot).SetMany(_before + _added, places, column);
            }
        }

        _added += places.Length;
    }

    /// <summary>Drops every event of a row, those just added too.</summary>
    public void Clear(int row)
    {
        Spill();
        _cleared.Add(row);
        _rows.AsSpan(0, _added).Replace((ushort)row, Dropped);
    }

    /// <summary>The events in their order; null when none are left. What was added is let go, so the editor must not be used afterwards.</summary>
    public EventBlock? Build()
    {
        if (_columns is null && _cleared.Count == 0)
        {
            return _few.Aggregate(start, (block, added) => block!.With(added));
        }

        var order = Standing();
        if (order.Length == 0)
        {
            return null;
        }

        var times = new long[order.Length];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = order[i] < _before ? start!.Times[order[i]] : _times[order[i] - _before];
        }

        TimeOrder.Sort(times, order);
        var rows = new ushort[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            rows[i] = RowOf(order[i]);
        }

        var packed = EventTimes.Of(times);
        (_times, times) = ([], []);
        var kristals = _anyKristal ? Kristals(order) : null;
        (_rows, _kristals) = ([], []);
        var columns = new Column?[_columns?.Length ?? 0];
        for (int ordinal = 0; ordinal < columns.Length; ordinal++)
        {
            columns[ordinal] = _columns![ordinal]?.Gather(order);
            _columns[ordinal] = null;
        }

        return new EventBlock(packed, new Appendable<ushort>(rows), kristals, columns, CustomerOrder.Of(rows));
    }

    private ValueColumn<int>? Kristals(int[] order)
    {
        var kristals = new int[order.Length];
        bool any = false;
        for (int i = 0; i < order.Length; i++)
        {
            kristals[i] = order[i] < _before ? start!.KristalOf(order[i]) : _kristals[order[i] - _before];
            any |= kristals[i] >= 0;
        }

        return any ? ColumnCodings.Pack<int>(kristals) : null;
    }

    private void Append(PendingEvent added)
    {
        Reach(_added + 1);
        _rows[_added] = (ushort)added.Row;
        _times[_added] = added.Time;
        _kristals[_added] = added.Kristal;
        _anyKristal |= added.Kristal >= 0;
        for (int i = 0; i < added.Attributes.Count; i++)
        {
            var (slot, value) = added.Attributes[i];
            Column(slot).Set(_before + _added, value, slot);
        }

        _added++;
    }

    private ColumnBuilder Column(AttributeSlot slot)
    {
        if (slot.Ordinal >= _columns!.Length)
        {
            Array.Resize(ref _columns, slot.Ordinal + 1);
        }

        return _columns[slot.Ordinal] ??= ColumnBuilder.For(slot.Type);
    }

    private void Reach(int events)
    {
        if (events > _rows.Length)
        {
            // Half as much again: what waits here is the larger part of an import's memory.
            int size = Math.Max(events, _rows.Length + (_rows.Length / 2));
            Array.Resize(ref _rows, size);
            Array.Resize(ref _times, size);
            Array.Resize(ref _kristals, size);
        }
    }

    private void Spill()
    {
        _columns ??= [.. (start?.Columns ?? []).Select(c => c?.Edit())];
        _few.ForEach(Append);
        _few.Clear();
    }

    private ushort RowOf(int index) => index < _before ? start!.Rows[index] : _rows[index - _before];

    // The events that are left, those that were there first.
    private int[] Standing()
    {
        var standing = new int[_before + _added];
        int count = 0;
        for (int index = 0; index < standing.Length; index++)
        {
            ushort row = RowOf(index);
            if (row != Dropped && (index >= _before || _cleared.Count == 0 || !_cleared.Contains(row)))
            {
                standing[count++] = index;
            }
        }

        return count == standing.Length ? standing : standing[..count];
    }
}
