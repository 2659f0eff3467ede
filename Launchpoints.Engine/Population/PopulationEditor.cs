using System.Collections.Immutable;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>
/// Prepares the next snapshot of a population: a first load of millions of rows and a single changed value take the
/// same way. Not thread-safe, and one editor of a population at a time; readers of older snapshots are not disturbed.
/// </summary>
public sealed partial class PopulationEditor
{
    private static readonly KeyValuePair<AttributeSlot, AttributeValue>[] NoAttributes = [];

    private readonly PopulationSnapshot _start;
    private readonly Dictionary<int, CustomerBlockEditor> _blocks = [];
    private readonly ImmutableDictionary<(AttributeScope Scope, string Key), AttributeSlot>.Builder _slots;
    private readonly ImmutableDictionary<string, int>.Builder _eventTypes;
    private readonly Dictionary<string, int> _newRows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _erased = new(StringComparer.Ordinal);
    private KristalTableEditor? _kristals;
    private DataSchema _schema;
    private int _rows;

    internal PopulationEditor(PopulationSnapshot start)
    {
        _start = start;
        _schema = start.Schema;
        _slots = start.Slots.ToBuilder();
        _eventTypes = start.EventTypes.ToBuilder();
        _rows = start.Blocks.Length == 0 ? 0 : ((start.Blocks.Length - 1) * CustomerBlock.Size) + start.Blocks[^1].Count;
    }

    /// <summary>Declares an attribute, or replaces what is said about it.</summary>
    /// <exception cref="InvalidOperationException">It is declared with another type.</exception>
    public void Define(AttributeDefinition attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        _schema = _schema.With(attribute);
        var place = (attribute.Scope, attribute.Key);
        _slots[place] = _slots.TryGetValue(place, out var slot)
            ? slot.With(attribute)
            : new AttributeSlot(attribute, _slots.Keys.Count(k => k.Scope == attribute.Scope), new TextDictionary());
    }

    /// <summary>Makes an event type known; adding an event does so too.</summary>
    public void DefineEventType(string type) => TypeOrdinal(type);

    /// <summary>Adds a customer; nothing happens when there is one of that key. Events that waited for it count from now on.</summary>
    /// <param name="key">The customer's key, brought to NFC.</param>
    public void PutCustomer(string key)
    {
        int row = RowOf(key);
        Block(row).MarkPresent(row % CustomerBlock.Size);
    }

    /// <summary>Sets an attribute of a customer, or clears it with a missing value. The customer is added when there is none.</summary>
    /// <exception cref="InvalidOperationException">The attribute is not declared, or has another type.</exception>
    public void SetCustomer(string key, string attribute, AttributeValue value)
    {
        int row = RowOf(key);
        var block = Block(row);
        block.MarkPresent(row % CustomerBlock.Size);
        block.Set(row % CustomerBlock.Size, Slot(AttributeScope.Customer, attribute), value);
    }

    /// <summary>Erases a customer with all attributes and events; nothing happens when there is none.</summary>
    public void RemoveCustomer(string key)
    {
        key = Nfc.Of(key);
        int row = FindRow(key);
        if (row < 0)
        {
            return;
        }

        Block(row).Erase(row % CustomerBlock.Size, _slots.Values.Where(s => s.Definition.Scope == AttributeScope.Customer), _eventTypes.Count);
        _newRows.Remove(key);
        _erased.Add(key);
    }

    /// <summary>Adds a Kristal to the catalogue, or replaces its title and whether it is active.</summary>
    public void PutKristal(string key, string? title, bool active) => Kristals.Put(Nfc.Of(key), title, active);

    /// <summary>Sets an attribute of a Kristal, or clears it with a missing value. The Kristal must be in the catalogue.</summary>
    /// <exception cref="InvalidOperationException">The attribute is not declared, or has another type.</exception>
    public void SetKristal(string key, string attribute, AttributeValue value) =>
        Kristals.Set(Nfc.Of(key), Slot(AttributeScope.Kristal, attribute), value);

    /// <summary>Takes a Kristal out of the catalogue; events that name it stay.</summary>
    public void RemoveKristal(string key) =>
        Kristals.Remove(Nfc.Of(key), _slots.Values.Where(s => s.Definition.Scope == AttributeScope.Kristal));

    /// <summary>Adds an event. One of an unknown customer waits, uncounted, until the customer is there.</summary>
    /// <param name="customer">The customer's key.</param>
    /// <param name="type">The event type.</param>
    /// <param name="milliseconds">Its instant in Unix milliseconds; may be in the future.</param>
    /// <param name="kristal">The Kristal it is about, in the catalogue or not; null for none.</param>
    /// <param name="attributes">Its attributes; missing values may be left out.</param>
    /// <exception cref="InvalidOperationException">An attribute is not declared, or has another type.</exception>
    public void AddEvent(
        string customer, string type, long milliseconds, string? kristal = null, IEnumerable<KeyValuePair<string, AttributeValue>>? attributes = null)
    {
        int row = RowOf(customer);
        var values = attributes is null
            ? NoAttributes
            : [.. attributes.Where(a => !a.Value.IsMissing).Select(a => KeyValuePair.Create(Slot(AttributeScope.Event, a.Key), a.Value))];
        int kristalRow = kristal is null ? -1 : RowOfKristal(Nfc.Of(kristal));
        Block(row).AddEvent(TypeOrdinal(type), new PendingEvent(row % CustomerBlock.Size, milliseconds, kristalRow, values));
    }

    /// <summary>The next snapshot. The editor must not be used afterwards.</summary>
    public PopulationSnapshot Build()
    {
        var blocks = _start.Blocks.ToBuilder();
        int customers = _start.CustomerCount;
        long events = _start.EventCount;
        int[] changed = [.. _blocks.Keys.Order()];
        var built = new CustomerBlock[changed.Length];
        if (changed.Length == 1)
        {
            built[0] = _blocks[changed[0]].Build(); // waking another thread costs more than a single write
        }
        else
        {
            Parallel.For(0, changed.Length, i => built[i] = _blocks[changed[i]].Build());
        }

        foreach (var (index, block) in changed.Zip(built))
        {
            customers += block.Customers;
            events += block.EventCount;
            if (index < blocks.Count)
            {
                customers -= blocks[index].Customers;
                events -= blocks[index].EventCount;
                blocks[index] = block;
            }
            else
            {
                blocks.Add(block);
            }
        }

        // Only now: an editor that is given up leaves no key behind. Readers of older snapshots have no such rows and see no one.
        foreach (string key in _erased)
        {
            _start.Index.Remove(key);
        }

        _start.Index.Reserve(_newRows.Count);
        foreach (var (key, row) in _newRows)
        {
            _start.Index.Set(key, row);
        }

        return new PopulationSnapshot
        {
            Schema = _schema,
            Version = _start.Version + 1,
            Slots = _slots.ToImmutable(),
            EventTypes = _eventTypes.ToImmutable(),
            Index = _start.Index,
            Blocks = blocks.Capacity == blocks.Count ? blocks.MoveToImmutable() : blocks.ToImmutable(),
            Kristals = _kristals?.Build() ?? _start.Kristals,
            CustomerCount = customers,
            EventCount = events,
            Changes = PopulationChanges.Of(_start.Version, _blocks),
        };
    }

    private KristalTableEditor Kristals => _kristals ??= new KristalTableEditor(_start.Kristals);

    private int RowOfKristal(string key) =>
        _kristals is null && _start.Kristals.Find(key) is var known and >= 0 ? known : Kristals.Row(key);

    private int RowOf(string key)
    {
        key = Nfc.Of(key);
        int row = FindRow(key);
        if (row < 0)
        {
            row = _rows++;
            _newRows[key] = row;
            Block(row).Append(key);
        }

        return row;
    }

    private int FindRow(string key) =>
        _newRows.TryGetValue(key, out int row) ? row : _erased.Contains(key) ? -1 : _start.Index.Find(key);

    private CustomerBlockEditor Block(int row)
    {
        int index = row / CustomerBlock.Size;
        if (!_blocks.TryGetValue(index, out var block))
        {
            _blocks[index] = block = new CustomerBlockEditor(index < _start.Blocks.Length ? _start.Blocks[index] : null);
        }

        return block;
    }

    private AttributeSlot Slot(AttributeScope scope, string key) => _slots.GetValueOrDefault((scope, key))
        ?? throw new InvalidOperationException($"The {scope} attribute '{key}' is not declared; define it first.");

    private int TypeOrdinal(string type)
    {
        if (!_eventTypes.TryGetValue(type, out int ordinal))
        {
            _eventTypes[type] = ordinal = _eventTypes.Count;
            _schema = _schema.WithEventType(type);
        }

        return ordinal;
    }
}
