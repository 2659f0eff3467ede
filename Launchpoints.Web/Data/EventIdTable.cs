using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Launchpoints.Web.Data;

/// <summary>
/// Which ids of events are known. Twenty million random texts in a unique index are twenty million changed pages; here their hashes lie in 4,096
/// buckets by their first bits, so that a batch reads and appends to each bucket once, in order.
/// </summary>
/// <remarks>
/// A bucket is the rows <c>bucket « 20 … bucket « 20 + pages − 1</c>. A full page of 250 hashes is 4,000 bytes, which one page of SQLite holds
/// without overflow; only the last page of a bucket is ever written to again.
/// </remarks>
internal sealed class EventIdTable : IDisposable
{
    private const int BucketBits = 12;
    private const int PageBits = 20;
    private const int PageHashes = 250;
    private const int HashBytes = 16;

    private readonly SqliteStatement read;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement update;
    private readonly SqliteStatement delete;
    private readonly byte[] last = new byte[PageHashes * HashBytes];
    private int[] places = [];
    private int[] order = [];

    public EventIdTable(SqliteConnection connection)
    {
        using (var key = new SqliteStatement(connection, "SELECT HashKey FROM StoreState"))
        {
            Hash = key.Step() ? new SipHash(key.Bytes(0)) : throw new InvalidOperationException("The store has lost the row that tells it apart (StoreState).");
            key.Reset();
        }

        read = new SqliteStatement(connection, "SELECT Id, Hashes FROM EventIds WHERE Id BETWEEN ?1 AND ?2 ORDER BY Id");
        insert = new SqliteStatement(connection, "INSERT INTO EventIds (Id, Hashes) VALUES (?1, ?2)");
        update = new SqliteStatement(connection, "UPDATE EventIds SET Hashes = ?2 WHERE Id = ?1");
        delete = new SqliteStatement(connection, "DELETE FROM EventIds WHERE Id = ?1");
    }

    /// <summary>Turns an id into what the table keeps of it.</summary>
    public SipHash Hash { get; }

    /// <summary>Takes in those that are new.</summary>
    /// <param name="hashes">Of ids, in the order of arrival.</param>
    /// <param name="known">Set where the table, or an earlier place of <paramref name="hashes"/>, has the same.</param>
    public void Add(ReadOnlySpan<UInt128> hashes, Span<bool> known)
    {
        Sort(hashes);
        for (int start = 0; start < hashes.Length;)
        {
            int bucket = BucketOf(hashes[order[start]]), end = start;
            while (end < hashes.Length && BucketOf(hashes[order[end]]) == bucket)
            {
                end++;
            }

            AddTo(bucket, hashes, order.AsSpan(start, end - start), known);
            start = end;
        }
    }

    /// <summary>Forgets ids, so that an event of that id is new again; those that are not there are passed over.</summary>
    public void Remove(ReadOnlySpan<UInt128> hashes)
    {
        foreach (var hash in hashes)
        {
            Remove(hash);
        }
    }

    public void Dispose()
    {
        read.Dispose();
        insert.Dispose();
        update.Dispose();
        delete.Dispose();
    }

    private static int BucketOf(UInt128 hash) => (int)(ulong)(hash >> (128 - BucketBits));

    /// <summary>Puts the places of the hashes into <see cref="order"/> by bucket, those of one bucket in the order of arrival.</summary>
    private void Sort(ReadOnlySpan<UInt128> hashes)
    {
        if (order.Length < hashes.Length)
        {
            order = new int[hashes.Length];
        }

        Span<int> next = stackalloc int[(1 << BucketBits) + 1];
        next.Clear();
        foreach (var hash in hashes)
        {
            next[BucketOf(hash) + 1]++;
        }

        for (int bucket = 0; bucket < 1 << BucketBits; bucket++)
        {
            next[bucket + 1] += next[bucket];
        }

        for (int i = 0; i < hashes.Length; i++)
        {
            order[next[BucketOf(hashes[i])]++] = i;
        }
    }

    private void AddTo(int bucket, ReadOnlySpan<UInt128> hashes, ReadOnlySpan<int> batch, Span<bool> known)
    {
        int mask = Index(hashes, batch, known);
        long first = (long)bucket << PageBits, page = first - 1;
        int filled = PageHashes;
        bool isStored = true, isChanged = false;
        read.Bind(1, first).Bind(2, first + (1 << PageBits) - 1);
        while (read.Step())
        {
            var bytes = read.Bytes(1);
            foreach (var stored in MemoryMarshal.Cast<byte, UInt128>(bytes))
            {
                for (int at = (int)(ulong)stored & mask; places[at] != 0; at = (at + 1) & mask)
                {
                    if (hashes[places[at] - 1] == stored)
                    {
                        known[places[at] - 1] = true;
                        break;
                    }
                }
            }

            (page, filled) = (read.Int64(0), bytes.Length / HashBytes);
            bytes.CopyTo(last);
        }

        foreach (int i in batch)
        {
            if (known[i])
            {
                continue;
            }

            if (filled == PageHashes)
            {
                Keep();
                (page, filled, isStored) = (page + 1, 0, false);
            }

            MemoryMarshal.Write(last.AsSpan(filled++ * HashBytes), hashes[i]);
            isChanged = true;
        }

        Keep();

        void Keep()
        {
            if (isChanged)
            {
                (isStored ? update : insert).Bind(1, page).BindBlob(2, last.AsSpan(0, filled * HashBytes)).Run();
                isChanged = false;
            }
        }
    }

    /// <summary>Makes the hashes of a batch findable, and finds those that it has twice; gives the mask of the places.</summary>
    private int Index(ReadOnlySpan<UInt128> hashes, ReadOnlySpan<int> batch, Span<bool> known)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)batch.Length * 2);
        if (places.Length < size)
        {
            places = new int[size];
        }

        places.AsSpan(0, size).Clear();
        foreach (int i in batch)
        {
            int at = (int)(ulong)hashes[i] & (size - 1);
            while (places[at] != 0 && !known[i])
            {
                known[i] = hashes[places[at] - 1] == hashes[i];
                at = (at + 1) & (size - 1);
            }

            if (!known[i])
            {
                places[at] = i + 1;
            }
        }

        return size - 1;
    }

    private void Remove(UInt128 hash)
    {
        long first = (long)BucketOf(hash) << PageBits;
        read.Bind(1, first).Bind(2, first + (1 << PageBits) - 1);
        while (read.Step())
        {
            var stored = MemoryMarshal.Cast<byte, UInt128>(read.Bytes(1));
            int place = stored.IndexOf(hash);
            if (place < 0)
            {
                continue;
            }

            long page = read.Int64(0);
            UInt128[] rest = [.. stored[..place], .. stored[(place + 1)..]];
            read.Reset();
            if (rest.Length == 0)
            {
                delete.Bind(1, page).Run();
            }
            else
            {
                update.Bind(1, page).BindBlob(2, MemoryMarshal.AsBytes(rest.AsSpan())).Run();
            }

            return;
        }
    }
}
