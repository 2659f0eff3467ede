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

        var offsets = new int[CustomerBlock.Size + 1];
        ForEach((row, _) => offsets[row + 1]++);
        for (int row = 0; row < CustomerBlock.Size; row++)
        {
            offsets[row + 1] += offsets[row];
        }

        int count = offsets[^1];
        if (count == 0)
        {
            return null;
        }

        var order = new int[count];
        var rows = new ushort[count];
        var next = offsets.AsSpan(0, CustomerBlock.Size).ToArray();
        ForEach((row, index) =>
        {
            rows[next[row]] = (ushort)row;
            order[next[row]++] = index;
        });
        for (int row = 0; row < CustomerBlock.Size; row++)
        {
            SortByTime(order.AsSpan(offsets[row]..offsets[row + 1]));
        }

        var times = new long[count];
        var kristals = new int[count];
        bool anyKristal = false;
        for (int i = 0; i < count; i++)
        {
            times[i] = TimeOf(order[i]);
            kristals[i] = order[i] < _before ? start!.KristalOf(order[i]) : _kristals[order[i] - _before];
            anyKristal |= kristals[i] >= 0;
        }

        return new EventBlock(
            offsets,
            rows,
            EventTimes.Of(times),
            anyKristal ? ColumnCodings.Pack<int>(kristals) : null,
            [.. (_columns ?? []).Select(c => c?.Gather(order))]);
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

    private long TimeOf(int index) => index < _before ? start!.Times[index] : _times[index - _before];

    private void ForEach(Action<int, int> visit)
    {
        for (int row = 0; start is not null && row < CustomerBlock.Size; row++)
        {
            for (int index = start.Offsets[row]; index < start.Offsets[row + 1] && !_cleared.Contains(row); index++)
            {
                visit(row, index);
            }
        }

        for (int i = 0; i < _rows.Count; i++)
        {
            if (_rows[i] >= 0)
            {
                visit(_rows[i], _before + i);
            }
        }
    }

    private void SortByTime(Span<int> order)
    {
        for (int i = 1; i < order.Length; i++)
        {
            if (TimeOf(order[i]) < TimeOf(order[i - 1]))
            {
                order.Sort((a, b) => TimeOf(a).CompareTo(TimeOf(b)) is var byTime and not 0 ? byTime : a.CompareTo(b));
                return;
            }
        }
    }
}
