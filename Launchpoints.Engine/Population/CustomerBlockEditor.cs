using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Changes one block of customers; what is not touched is shared with the block it started from.</summary>
internal sealed class CustomerBlockEditor
{
    private readonly CustomerBlock? _start;
    private readonly string?[] _keys;
    private readonly ulong[] _present;
    private readonly Dictionary<int, ColumnBuilder> _columns = [];
    private readonly Dictionary<int, EventBlockEditor> _events = [];

    public CustomerBlockEditor(CustomerBlock? start)
    {
        _start = start;
        _keys = start is null ? new string?[CustomerBlock.Size] : (string?[])start.Keys.Clone();
        _present = start is null ? new ulong[CustomerBlock.Words] : (ulong[])start.Present.Clone();
        Count = start?.Count ?? 0;
    }

    public int Count { get; private set; }

    public int Append(string key)
    {
        _keys[Count] = key;
        return Count++;
    }

    public bool IsPresent(int row) => (_present[row >> 6] >> row & 1) != 0;

    public void MarkPresent(int row) => _present[row >> 6] |= 1UL << row;

    public void Set(int row, AttributeSlot slot, AttributeValue value)
    {
        if (!_columns.TryGetValue(slot.Ordinal, out var column))
        {
            var existing = _start is not null && slot.Ordinal < _start.Columns.Length ? _start.Columns[slot.Ordinal] : null;
            _columns[slot.Ordinal] = column = existing?.Edit() ?? ColumnBuilder.For(slot.Type);
        }

        column.Set(row, value, slot);
    }

    public void AddEvent(
        int row, int type, long time, int kristal, IReadOnlyList<KeyValuePair<AttributeSlot, AttributeValue>> attributes) =>
        Events(type).Add(row, time, kristal, attributes);

    /// <summary>Takes a customer out: key, values of all attributes, and events of all types.</summary>
    public void Erase(int row, IEnumerable<AttributeSlot> attributes, int eventTypes)
    {
        _keys[row] = null;
        _present[row >> 6] &= ~(1UL << row);
        foreach (var slot in attributes)
        {
            Set(row, slot, AttributeValue.Missing);
        }

        for (int type = 0; type < eventTypes; type++)
        {
            Events(type).Clear(row);
        }
    }

    public CustomerBlock Build()
    {
        var columns = Extend(_start?.Columns, _columns.Keys);
        foreach (var (ordinal, builder) in _columns)
        {
            columns[ordinal] = builder.Build(Count);
        }

        var events = Extend(_start?.Events, _events.Keys);
        foreach (var (type, editor) in _events)
        {
            events[type] = editor.Build();
        }

        return new CustomerBlock { Keys = _keys, Present = _present, Count = Count, Columns = columns, Events = events };
    }

    private static T?[] Extend<T>(T?[]? start, IEnumerable<int> ordinals)
    {
        var extended = new T?[Math.Max(start?.Length ?? 0, ordinals.DefaultIfEmpty(-1).Max() + 1)];
        start?.CopyTo(extended, 0);
        return extended;
    }

    private EventBlockEditor Events(int type)
    {
        if (!_events.TryGetValue(type, out var editor))
        {
            var existing = _start is not null && type < _start.Events.Length ? _start.Events[type] : null;
            _events[type] = editor = new EventBlockEditor(existing);
        }

        return editor;
    }
}
