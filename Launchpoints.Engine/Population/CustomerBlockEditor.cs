using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Changes one block of customers; what is not touched is shared with the block it started from.</summary>
internal sealed class CustomerBlockEditor(CustomerBlock? start)
{
    private readonly Dictionary<int, ColumnBuilder> _columns = [];
    private readonly Dictionary<int, EventBlockEditor> _events = [];
    private string?[]? _keys;
    private ulong[]? _present;
    private ulong[]? _changed;

    public int Count { get; private set; } = start?.Count ?? 0;

    /// <summary>The rows that anything was written to, a bit each; null while there are none.</summary>
    public ulong[]? Changed => _changed;

    /// <summary>The ordinals of the attributes written to.</summary>
    public IEnumerable<int> Attributes => _columns.Keys;

    /// <summary>The ordinals of the event types written to.</summary>
    public IEnumerable<int> EventTypes => _events.Keys;

    /// <summary>Whether customers came or went.</summary>
    public bool ChangesPresence => _present is not null;

    public int Append(string key)
    {
        Keys[Count] = key;
        return Count++;
    }

    public void MarkPresent(int row)
    {
        if (!BitKernels.IsSet(_present ?? start?.Present, row))
        {
            Present[row >> 6] |= 1UL << row;
            Touch(row);
        }
    }

    public void Set(int row, AttributeSlot slot, AttributeValue value)
    {
        Touch(row);
        if (!_columns.TryGetValue(slot.Ordinal, out var column))
        {
            var existing = start is not null && slot.Ordinal < start.Columns.Length ? start.Columns[slot.Ordinal] : null;
            _columns[slot.Ordinal] = column = existing?.Edit() ?? ColumnBuilder.For(slot.Type);
        }

        column.Set(row, value, slot);
    }

    public void AddEvent(int type, PendingEvent added)
    {
        Touch(added.Row);
        Events(type).Add(added);
    }

    public void AddEvents(int type, EventBatch batch, ReadOnlySpan<EventBatchColumn> columns, ReadOnlySpan<int> places)
    {
        var customers = batch.Customers.Span;
        foreach (int place in places)
        {
            Touch(customers[place] % CustomerBlock.Size);
        }

        Events(type).Add(batch, columns, places);
    }

    /// <summary>Takes a customer out: key, values of all attributes, and events of all types.</summary>
    public void Erase(int row, IEnumerable<AttributeSlot> attributes, int eventTypes)
    {
        Keys[row] = null;
        Present[row >> 6] &= ~(1UL << row);
        Touch(row);
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
        var columns = start?.Columns ?? [];
        if (_columns.Count > 0)
        {
            columns = Extend(columns, _columns.Keys);
            foreach (var (ordinal, builder) in _columns)
            {
                columns[ordinal] = builder.Build(Count);
            }
        }

        var events = start?.Events ?? [];
        if (_events.Count > 0)
        {
            events = Extend(events, _events.Keys);
            foreach (var (type, editor) in _events)
            {
                events[type] = editor.Build();
            }
        }

        return new CustomerBlock(
            _keys ?? start?.Keys ?? new string?[CustomerBlock.Size],
            _present ?? start?.Present ?? new ulong[CustomerBlock.Words],
            Count,
            columns,
            events);
    }

    private string?[] Keys => _keys ??= start is null ? new string?[CustomerBlock.Size] : (string?[])start.Keys.Clone();

    private ulong[] Present => _present ??= start is null ? new ulong[CustomerBlock.Words] : (ulong[])start.Present.Clone();

    private void Touch(int row) => (_changed ??= new ulong[CustomerBlock.Words])[row >> 6] |= 1UL << row;

    private static T?[] Extend<T>(T?[] start, IEnumerable<int> ordinals)
    {
        var extended = new T?[Math.Max(start.Length, ordinals.DefaultIfEmpty(-1).Max() + 1)];
        start.CopyTo(extended, 0);
        return extended;
    }

    private EventBlockEditor Events(int type)
    {
        if (!_events.TryGetValue(type, out var editor))
        {
            var existing = start is not null && type < start.Events.Length ? start.Events[type] : null;
            _events[type] = editor = new EventBlockEditor(existing);
        }

        return editor;
    }
}
