namespace Launchpoints.Engine.Population;

/// <summary>Adds events to, and takes rows out of, the events of one type in one block.</summary>
internal sealed class EventBlockEditor(EventBlock? start)
{
    // Up to here events are put in their places one by one, which copies the block once each; more are sorted in together.
    private const int Few = 4;

    private readonly List<PendingEvent> _few = [];
    private readonly List<int> _rows = [];
    private readonly List<long> _times = [];
    private readonly List<int> _kristals = [];
    private readonly HashSet<int> _cleared = [];
    private readonly int _before = start?.Count ?? 0;
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

    /// <summary>Drops every event of a row, those just added too.</summary>
    public void Clear(int row)
    {
        Spill();
        _cleared.Add(row);
        for (int i = 0; i < _rows.Count; i++)
        {
            _rows[i] = _rows[i] == row ? -1 : _rows[i];
        }
    }

    /// <summary>The events in their order; null when none are left.</summary>
    public EventBlock? Build()
    {
        if (_columns is null && _cleared.Count == 0)
        {
            return _few.Aggregate(start, (block, added) => added.InsertInto(block!));
        }

        var order = Standing();
        if (order.Length == 0)
        {
            return null;
        }

        var times = new long[order.Length];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = TimeOf(order[i]);
        }

        SortByTime(times, order);
        var rows = new ushort[order.Length];
        var kristals = new int[order.Length];
        bool anyKristal = false;
        for (int i = 0; i < order.Length; i++)
        {
            rows[i] = (ushort)RowOf(order[i]);
            kristals[i] = order[i] < _before ? start!.KristalOf(order[i]) : _kristals[order[i] - _before];
            anyKristal |= kristals[i] >= 0;
        }

        var (offsets, index) = EventBlock.IndexOf(rows);
        return new EventBlock(
            EventTimes.Of(times),
            rows,
            anyKristal ? ColumnCodings.Pack<int>(kristals) : null,
            [.. (_columns ?? []).Select(c => c?.Gather(order))],
            offsets,
            index);
    }

    private void Append(PendingEvent added)
    {
        int index = _before + _rows.Count;
        _rows.Add(added.Row);
        _times.Add(added.Time);
        _kristals.Add(added.Kristal);
        for (int i = 0; i < added.Attributes.Count; i++)
        {
            var (slot, value) = added.Attributes[i];
            if (slot.Ordinal >= _columns!.Length)
            {
                Array.Resize(ref _columns, slot.Ordinal + 1);
            }

            (_columns[slot.Ordinal] ??= ColumnBuilder.For(slot.Type)).Set(index, value, slot);
        }
    }

    private void Spill()
    {
        _columns ??= [.. (start?.Columns ?? []).Select(c => c?.Edit())];
        _few.ForEach(Append);
        _few.Clear();
    }

    private int RowOf(int index) => index < _before ? start!.Rows[index] : _rows[index - _before];

    private long TimeOf(int index) => index < _before ? start!.Times[index] : _times[index - _before];

    // The events that are left, those that were there first.
    private int[] Standing()
    {
        var standing = new List<int>(_before + _rows.Count);
        for (int index = 0; index < _before + _rows.Count; index++)
        {
            int row = RowOf(index);
            if (row >= 0 && (index >= _before || !_cleared.Contains(row)))
            {
                standing.Add(index);
            }
        }

        return [.. standing];
    }

    // By time, and by the order of arrival among those of one instant.
    private static void SortByTime(long[] times, int[] order)
    {
        bool sorted = true;
        for (int i = 1; i < times.Length && sorted; i++)
        {
            sorted = times[i - 1] <= times[i];
        }

        if (sorted)
        {
            return;
        }

        Array.Sort(times, order);
        for (int from = 0; from < times.Length;)
        {
            int to = from + 1;
            while (to < times.Length && times[to] == times[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                Array.Sort(order, from, to - from);
            }

            from = to;
        }
    }
}
