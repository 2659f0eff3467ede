using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Data;

/// <summary>The events of the store, in chunks. What is written takes part in the connection's transaction.</summary>
/// <remarks>
/// An import writes full chunks. Writes of a few events each would leave as many small ones, so whenever the last sixteen chunks are all of a kind
/// (fewer than 16, 256 or 4,096 events) they become one: an event is written at most four times, and a million single events are a few hundred rows.
/// </remarks>
internal sealed class EventChunkTable : IDisposable
{
    /// <summary>Events of a full chunk: an erasure writes a chunk anew, and a start reads it in one piece.</summary>
    public const int Full = 4096;

    /// <summary>Events that are read before they are handed on: enough for many to be of the same customers, few enough to take little memory.</summary>
    public const int ReadAtOnce = 1 << 20;

    private const int MergedAtOnce = 16;
    private const string Columns = "Count, Customers, Kristals, Types, Instants, Attributes, Recordings, ExternalIds";

    private readonly SqliteConnection connection;
    private readonly AttributeMap attributes;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement latest;
    private readonly SqliteStatement one;
    private readonly SqliteStatement delete;

    public EventChunkTable(SqliteConnection connection, AttributeMap attributes)
    {
        this.connection = connection;
        this.attributes = attributes;
        insert = new SqliteStatement(
            connection, $"INSERT OR REPLACE INTO EventChunks (Id, {Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        latest = new SqliteStatement(connection, $"SELECT Id, Count FROM EventChunks ORDER BY Id DESC LIMIT {MergedAtOnce}");
        one = new SqliteStatement(connection, $"SELECT {Columns} FROM EventChunks WHERE Id = ?1");
        delete = new SqliteStatement(connection, "DELETE FROM EventChunks WHERE Id = ?1");
    }

    /// <summary>The number that the next event will have; what was recorded later has this or a higher one.</summary>
    public long Next()
    {
        long next = latest.Step() ? latest.Int64(0) + latest.Int64(1) : 1;
        latest.Reset();
        return next;
    }

    /// <summary>Writes events behind those that are there.</summary>
    public void Add(EventColumns events)
    {
        Write(Next(), events);
        while (Merge())
        {
        }
    }

    /// <summary>Reads the events from a number on in the order in which they came, without ids and recordings.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="take">Takes up to <see cref="ReadAtOnce"/> events, which are good until it returns.</param>
    /// <param name="ct">Gives up between two chunks.</param>
    public void Read(long from, Action<EventColumns> take, CancellationToken ct)
    {
        using var read = new SqliteStatement(
            connection, "SELECT Id, Count, Customers, Kristals, Types, Instants, Attributes FROM EventChunks WHERE Id + Count > ?1 ORDER BY Id");
        var events = new EventColumns(attributes);
        read.Bind(1, from);
        while (read.Step())
        {
            ct.ThrowIfCancellationRequested();
            events.Read(read, 1, withIds: false);
            if (read.Int64(0) < from)
            {
                // Only the first that is read can have some before.
                var before = new bool[events.Count];
                before.AsSpan(0, (int)Math.Min(before.Length, from - read.Int64(0))).Fill(true);
                events.Drop(before);
            }

            if (events.Count > ReadAtOnce - Full)
            {
                take(events);
                events.Clear();
            }
        }

        if (events.Count > 0)
        {
            take(events);
        }
    }

    /// <summary>Whether any event names a Kristal.</summary>
    public bool Names(int kristal) => Chunks("Kristals", kristal).Count > 0;

    /// <summary>Takes the events of a customer out of every chunk, and their ids out of the known ones.</summary>
    public void Erase(int customer, EventIdTable known)
    {
        var events = new EventColumns(attributes);
        foreach (long chunk in Chunks("Customers", customer))
        {
            ReadOne(chunk, events);
            var dropped = new bool[events.Count];
            var hashes = new List<UInt128>();
            for (int i = 0; i < dropped.Length; i++)
            {
                dropped[i] = events.Customers[i] == customer;
                if (dropped[i] && !events.IdOf(i).IsEmpty)
                {
                    hashes.Add(known.Hash.Of(events.IdOf(i)));
                }
            }

            known.Remove(CollectionsMarshal.AsSpan(hashes));
            events.Drop(dropped);
            if (events.Count == 0)
            {
                delete.Bind(1, chunk).Run();
            }
            else
            {
                Write(chunk, events);
            }
        }
    }

    public void Dispose()
    {
        insert.Dispose();
        latest.Dispose();
        one.Dispose();
        delete.Dispose();
    }

    private void Write(long number, EventColumns events)
    {
        for (int from = 0; from < events.Count; from += Full)
        {
            insert.Bind(1, number + from);
            events.Write(insert, from, Math.Min(Full, events.Count - from));
            insert.Run();
        }
    }

    private bool Merge()
    {
        var chunks = new List<long>();
        int most = 0;
        while (latest.Step())
        {
            int count = latest.Int32(1);
            most = chunks.Count == 0 ? KindOf(count) : most;
            if (KindOf(count) > most || most == Full)
            {
                break;
            }

            chunks.Insert(0, latest.Int64(0));
        }

        latest.Reset();
        if (chunks.Count < MergedAtOnce)
        {
            return false;
        }

        var merged = new EventColumns(attributes);
        var part = new EventColumns(attributes);
        foreach (long chunk in chunks)
        {
            ReadOne(chunk, part);
            merged.Append(part);
            delete.Bind(1, chunk).Run();
        }

        Write(chunks[0], merged);
        return true;
    }

    private static int KindOf(int count) => count < 16 ? 16 : count < 256 ? 256 : count < Full ? Full - 1 : Full;

    private void ReadOne(long chunk, EventColumns events)
    {
        one.Bind(1, chunk);
        if (one.Step())
        {
            events.Clear();
            events.Read(one, 0, withIds: true);
            one.Reset();
        }
    }

    /// <summary>The chunks that have an id in one of their columns; only that column is read.</summary>
    private List<long> Chunks(string column, int id)
    {
        var found = new List<long>();
        using var search = new SqliteStatement(connection, $"SELECT Id, {column} FROM EventChunks");
        while (search.Step())
        {
            if (MemoryMarshal.Cast<byte, int>(search.Bytes(1)).Contains(id))
            {
                found.Add(search.Int64(0));
            }
        }

        return found;
    }
}
