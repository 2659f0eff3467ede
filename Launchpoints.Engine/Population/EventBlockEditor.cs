using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Adds events to, and takes rows out of, the events of one type in one block.</summary>
internal sealed class EventBlockEditor(EventBlock? start)
{
    private readonly List<int> _rows = [];
    private readonly List<long> _times = [];
    private readonly List<int> _kristals = [];
    private readonly HashSet<int> _cleared = [];
    private readonly int _before = start?.Count ?? 0;
    private ColumnBuilder?[] _columns = [.. (start?.Columns ?? []).Select(c => c?.Edit())];

    /// <summary>Appends an event of a row; order does not matter.</summary>
    public void Add(int row, long time, int kristal, IReadOnlyList<KeyValuePair<AttributeSlot, AttributeValue>> attributes)
    {
        int index = _before + _rows.Count;
        _rows.Add(row);
        _times.Add(time);
        _kristals.Add(kristal);
        for (int i = 0; i < attributes.Count; i++)
        {
            var (slot, value) = attributes[i];
            if (slot.Ordinal >= _columns.Length)
            {
                Array.Resize(ref _columns, slot.Ordinal + 1);
            }

            (_columns[slot.Ordinal] ??= ColumnBuilder.For(slot.Type)).Set(index, value, slot);
        }
    }

    /// <summary>Drops every event of a row, those just added too.</summary>
    public void Clear(int row)
    {
        _cleared.Add(row);
        for (int i = 0; i < _rows.Count; i++)
        {
            _rows[i] = _rows[i] == row ? -1 : _rows[i];
        }
    }

    /// <summary>The events in their order; null when none are left.</summary>
    public EventBlock? Build()
    {
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
        var next = offsets.AsSpan(0, CustomerBlock.Size).ToArray();
        ForEach((row, index) => order[next[row]++] = index);
        for (int row = 0; row < CustomerBlock.Size; row++)
        {
            SortByTime(order.AsSpan(offsets[row]..offsets[row + 1]));
        }

        var times = new long[count];
        var kristals = new int[count];
        for (int i = 0; i < count; i++)
        {
            times[i] = TimeOf(order[i]);
            kristals[i] = order[i] < _before ? start!.Kristals[order[i]] : _kristals[order[i] - _before];
        }

        return new EventBlock(offsets, times, kristals, [.. _columns.Select(c => c?.Gather(order))]);
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
