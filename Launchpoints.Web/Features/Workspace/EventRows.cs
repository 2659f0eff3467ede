using Launchpoints.Engine.Schema;
using Launchpoints.Web.Data;

namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// Writes events to the store and to memory. They are collected first: whether an id is known is found out for a whole batch at once, and only what is
/// new makes its customer, Kristal and type known. What was added is there after <see cref="Flush"/>.
/// </summary>
internal sealed class EventRows : IDisposable
{
    // A batch of a million takes some 70 MB; a larger one would save little more.
    private const int MostCollected = 1 << 20;

    // Keys are remembered for the next batches, but not without bound: an import's memory does not grow with its file.
    private const int MostRemembered = 1 << 21;

    private readonly WorkspaceWrite write;
    private readonly long now;
    private readonly int source;
    private readonly EventColumns collected;
    private readonly EventChunkTable chunks;
    private readonly EventIdTable ids;
    private readonly EntityIds customers;
    private readonly EntityIds kristals;
    private readonly EntityIds types;
    private (int[] Customers, int[] Types, int[] Kristals) rows = ([], [], []);

    public EventRows(WorkspaceWrite write, int source)
    {
        this.write = write;
        this.source = source;
        now = write.Now.ToUnixTimeMilliseconds();
        var connection = write.Connection;
        collected = new EventColumns(write.Attributes);
        chunks = new EventChunkTable(connection, write.Attributes);
        ids = new EventIdTable(connection);
        customers = new EntityIds(
            connection,
            "SELECT Id FROM Customers WHERE Key = ?1",
            "INSERT INTO Customers (Key, IsAwaited, Attributes) VALUES (?1, 1, '{}') RETURNING Id",
            key => write.Population.CustomerRow(key));
        kristals = new EntityIds(
            connection,
            "SELECT Id FROM Kristals WHERE Key = ?1",
            "INSERT INTO Kristals (Key, IsAwaited, Active, Attributes) VALUES (?1, 1, 0, '{}') RETURNING Id",
            key => write.Population.KristalRow(key));
        types = new EntityIds(
            connection,
            "SELECT Id FROM EventTypes WHERE Key = ?1",
            "INSERT INTO EventTypes (Key) VALUES (?1) RETURNING Id",
            key => write.Population.EventTypeOrdinal(key));
    }

    /// <summary>Events that were written so far.</summary>
    public long Inserted { get; private set; }

    /// <summary>Events that were passed over so far, since their id was known.</summary>
    public long Unchanged { get; private set; }

    /// <summary>Adds an event, unless one of its id is there, whatever else it says. All keys are UTF-8 in NFC.</summary>
    /// <param name="externalId">The platform's id; empty where it gives none.</param>
    /// <param name="customer">The customer's key; one that is not there is waited for.</param>
    /// <param name="type">The event type.</param>
    /// <param name="milliseconds">Its instant in Unix milliseconds.</param>
    /// <param name="kristal">The Kristal's key, in the catalogue or not; empty for none.</param>
    /// <param name="ct">Gives up within the write that a full batch brings.</param>
    /// <returns>The place to give its values to with <see cref="Set"/>, before the next event.</returns>
    public int Add(
        ReadOnlySpan<byte> externalId, ReadOnlySpan<byte> customer, ReadOnlySpan<byte> type, long milliseconds, ReadOnlySpan<byte> kristal,
        CancellationToken ct = default)
    {
        if (collected.Count == MostCollected)
        {
            Flush(ct);
        }

        // The numbers of the keys for now; they become ids once it is known which events are new.
        return collected.Add(customers.Keys.Add(customer), kristal.IsEmpty ? -1 : kristals.Keys.Add(kristal), types.Keys.Add(type), milliseconds, externalId);
    }

    /// <summary>Gives the event that was added last a value.</summary>
    public void Set(int place, int attribute, AttributeValue value) => collected.Set(place, attribute, value);

    /// <summary>Writes what was added.</summary>
    public void Flush(CancellationToken ct = default)
    {
        if (collected.Count == 0) return;
        DropKnown();
        ct.ThrowIfCancellationRequested();
        Resolve();
        collected.Record(new EventRecording(collected.Count, source, now));
        chunks.Add(collected);
        ct.ThrowIfCancellationRequested();
        Inserted += collected.Count;
        collected.Clear();
        foreach (var remembered in new[] { customers, kristals, types })
        {
            if (remembered.Keys.Count > MostRemembered) remembered.Keys.Clear();
        }
    }

    public void Dispose()
    {
        chunks.Dispose();
        ids.Dispose();
        customers.Dispose();
        kristals.Dispose();
        types.Dispose();
    }

    private void DropKnown()
    {
        var hashes = new UInt128[collected.Count];
        var places = new int[collected.Count];
        int count = 0;
        for (int i = 0; i < collected.Count; i++)
        {
            if (collected.IdOf(i) is { IsEmpty: false } id)
            {
                hashes[count] = ids.Hash.Of(id);
                places[count++] = i;
            }
        }

        var known = new bool[count];
        ids.Add(hashes.AsSpan(0, count), known);
        int unchanged = known.AsSpan().Count(true);
        if (unchanged == 0) return;
        Unchanged += unchanged;
        var dropped = new bool[collected.Count];
        for (int i = 0; i < count; i++) dropped[places[i]] = known[i];
        collected.Drop(dropped);
    }

    /// <summary>Puts the events into memory, and ids in the place of the keys' numbers.</summary>
    private void Resolve()
    {
        int count = collected.Count;
        if (rows.Customers.Length < count) rows = (new int[count], new int[count], new int[count]);
        Span<int> ofCustomers = collected.Customers, ofKristals = collected.Kristals, ofTypes = collected.Types;
        for (int i = 0; i < count; i++)
        {
            int customer = ofCustomers[i], kristal = ofKristals[i], type = ofTypes[i];
            ofCustomers[i] = customers.IdOf(customer);
            ofTypes[i] = types.IdOf(type);
            ofKristals[i] = kristal < 0 ? 0 : kristals.IdOf(kristal);
            rows.Customers[i] = customers.RowOf(customer);
            rows.Types[i] = types.RowOf(type);
            rows.Kristals[i] = kristal < 0 ? -1 : kristals.RowOf(kristal);
        }

        write.Population.AddEvents(collected.Batch() with { Customers = rows.Customers.AsMemory(0, count), Types = rows.Types.AsMemory(0, count), Kristals = rows.Kristals.AsMemory(0, count) });
    }
}
