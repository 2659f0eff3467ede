using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <remarks>Loads and imports look keys up once and go on in rows: what a million events name is seldom new.</remarks>
public sealed partial class PopulationEditor
{
    // Beyond so many pairs of block and type, counting them would cost more than it saves.
    private const int MostBuckets = 1 << 22;

    /// <summary>The row of a customer; one that is not there gets a row and waits.</summary>
    public int CustomerRow(string key) => RowOf(key);

    /// <summary>The row of a Kristal; one that is not there gets a row outside the catalogue.</summary>
    public int KristalRow(string key) => RowOfKristal(Nfc.Of(key));

    /// <summary>The ordinal of an event type, which is known from now on.</summary>
    public int EventTypeOrdinal(string type) => TypeOrdinal(type);

    /// <summary>The place of an attribute, for <see cref="SetCustomer(int, AttributeColumn, AttributeValue)"/>.</summary>
    /// <exception cref="InvalidOperationException">The attribute is not declared.</exception>
    public AttributeColumn CustomerColumn(string attribute) => new(Slot(AttributeScope.Customer, attribute));

    /// <summary>Makes the customer of a row be there; nothing happens when it is. Events that waited for it count from now on.</summary>
    public void PutCustomer(int row) => Block(row).MarkPresent(row % CustomerBlock.Size);

    /// <summary>Sets an attribute of the customer of a row, or clears it with a missing value.</summary>
    /// <exception cref="InvalidOperationException">The attribute has another type.</exception>
    public void SetCustomer(int row, AttributeColumn attribute, AttributeValue value) =>
        Block(row).Set(row % CustomerBlock.Size, attribute.Slot, value);

    /// <summary>Adds many events. Those of customers who are not there wait, uncounted, until they are.</summary>
    /// <exception cref="InvalidOperationException">An attribute is not declared.</exception>
    /// <exception cref="ArgumentException">The columns are not of one length, or not of their attributes' types.</exception>
    public void AddEvents(EventBatch events)
    {
        ArgumentNullException.ThrowIfNull(events);
        int count = events.Customers.Length;
        if (events.Types.Length != count || events.Times.Length != count || events.Kristals.Length != count)
        {
            throw new ArgumentException("The columns of a batch of events are not of one length.", nameof(events));
        }

        EventBatchColumn[] columns = [.. events.Values.Select(v => new EventBatchColumn(Slot(AttributeScope.Event, v.Attribute), v, count))];
        int types = _eventTypes.Count, blocks = (_rows + CustomerBlock.Size - 1) / CustomerBlock.Size;
        if ((long)types * blocks > MostBuckets)
        {
            for (int i = 0; i < count; i++)
            {
                int row = events.Customers.Span[i];
                Block(row).AddEvent(events.Types.Span[i], PendingEvent.Of(events, columns, i));
            }

            return;
        }

        var (ends, order) = ByBlockAndType(events, types, blocks);
        for (int bucket = 0, from = 0; bucket < ends.Length; from = ends[bucket++])
        {
            if (ends[bucket] > from)
            {
                Block(bucket / types * CustomerBlock.Size).AddEvents(bucket % types, events, columns, order.AsSpan(from..ends[bucket]));
            }
        }
    }

    /// <summary>The places of the events by block and type, each in the order of arrival, and where each block's type ends.</summary>
    private static (int[] Ends, int[] Order) ByBlockAndType(EventBatch events, int types, int blocks)
    {
        ReadOnlySpan<int> rows = events.Customers.Span, ofTypes = events.Types.Span;
        var next = new int[types * blocks];
        for (int i = 0; i < rows.Length; i++)
        {
            next[(rows[i] / CustomerBlock.Size * types) + ofTypes[i]]++;
        }

        int sum = 0;
        for (int bucket = 0; bucket < next.Length; bucket++)
        {
            (next[bucket], sum) = (sum, sum + next[bucket]);
        }

        var order = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            order[next[(rows[i] / CustomerBlock.Size * types) + ofTypes[i]]++] = i;
        }

        return (next, order);
    }
}

/// <summary>The place of a customer attribute, good for the editor that gave it.</summary>
public readonly struct AttributeColumn
{
    internal AttributeColumn(AttributeSlot slot) => Slot = slot;

    internal AttributeSlot Slot { get; }
}
