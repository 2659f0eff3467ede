namespace Launchpoints.Engine.Population;

/// <summary>Finds a customer's row by key. Shared by all snapshots: a snapshot ignores rows it does not have.</summary>
/// <remarks>
/// One writer at a time, any number of readers without locks. Erasing a customer takes the key out at once, for every snapshot.
/// Open addressing: a slot holds half of the key's hash and the row, so that a search seldom looks at a key that is not the one it seeks; at most half
/// of the slots are in use. A million keys take 16 bytes each beside the strings, which the blocks have too.
/// </remarks>
internal sealed class CustomerIndex
{
    private const int Least = 64;
    private const long Free = 0;

    private volatile Table _table = new(Least);

    /// <summary>The row of a key, −1 when it has none.</summary>
    public int Find(string key)
    {
        var table = _table;
        int place = table.PlaceOf(key, HashOf(key));
        return place < 0 ? -1 : Table.RowOf(Volatile.Read(ref table.Slots[place]));
    }

    /// <summary>Gives a key a row, or another one than it had.</summary>
    public void Set(string key, int row)
    {
        Remove(key);
        Reserve(1);
        _table.Add(key, HashOf(key), row);
    }

    /// <summary>Gives many new keys their rows.</summary>
    /// <param name="keys">Keys by row; null where a row has none.</param>
    /// <param name="first">The row of the first.</param>
    /// <param name="count">How many of the keys.</param>
    public void AddNew(string?[] keys, int first, int count)
    {
        Reserve(count);
        for (int i = 0; i < count; i++)
        {
            if (keys[i] is { } key)
            {
                _table.Add(key, HashOf(key), first + i);
            }
        }
    }

    /// <summary>Makes room for so many more keys.</summary>
    public void Reserve(int more)
    {
        var table = _table;
        if ((table.Used + more) * 2L <= table.Slots.Length)
        {
            return;
        }

        long size = Least;
        while (size < (table.Count + more) * 4L)
        {
            size *= 2;
        }

        // Readers go on in the old one, where every row of the snapshots they have is.
        _table = table.Copy((int)size);
    }

    /// <summary>Takes a key out.</summary>
    public void Remove(string key) => _table.Remove(key, HashOf(key));

    // Seeded anew in every process, so that nobody can choose keys that all fall into one place.
    private static int HashOf(string key) => key.GetHashCode(StringComparison.Ordinal);

    private sealed class Table(int size)
    {
        /// <summary>Hash in the upper half, row + 2 in the lower; 0 is free, a lower half of 1 was taken out.</summary>
        public readonly long[] Slots = new long[size];

        private const int Gone = 1;
        private string?[] _keys = new string?[Least]; // by row

        /// <summary>Keys that are there.</summary>
        public int Count { get; private set; }

        /// <summary>Slots that are not free.</summary>
        public int Used { get; private set; }

        public static int RowOf(long slot) => (int)slot - 2;

        public int PlaceOf(string key, int hash)
        {
            int mask = Slots.Length - 1;
            for (int at = hash & mask; ; at = (at + 1) & mask)
            {
                long slot = Volatile.Read(ref Slots[at]);
                if (slot == Free)
                {
                    return -1;
                }

                if ((int)(slot >> 32) == hash && (int)slot != Gone && Volatile.Read(ref _keys) is var keys && keys[RowOf(slot)] == key)
                {
                    return at;
                }
            }
        }

        public void Add(string key, int hash, int row)
        {
            if (row >= _keys.Length)
            {
                var longer = new string?[Math.Max(row + 1, _keys.Length * 2)];
                _keys.CopyTo(longer, 0);
                Volatile.Write(ref _keys, longer);
            }

            _keys[row] = key;
            int mask = Slots.Length - 1, at = hash & mask;
            while (Slots[at] != Free)
            {
                at = (at + 1) & mask;
            }

            // The key first, then the way to it.
            Volatile.Write(ref Slots[at], ((long)hash << 32) | (uint)(row + 2));
            Count++;
            Used++;
        }

        public void Remove(string key, int hash)
        {
            int place = PlaceOf(key, hash);
            if (place >= 0)
            {
                int row = RowOf(Slots[place]);
                Volatile.Write(ref Slots[place], ((long)hash << 32) | Gone);
                _keys[row] = null;
                Count--;
            }
        }

        public Table Copy(int size)
        {
            var copy = new Table(size) { _keys = (string?[])_keys.Clone(), Count = Count, Used = Count };
            int mask = size - 1;
            foreach (long slot in Slots)
            {
                if (slot != Free && (int)slot != Gone)
                {
                    int at = (int)(slot >> 32) & mask;
                    while (copy.Slots[at] != Free)
                    {
                        at = (at + 1) & mask;
                    }

                    copy.Slots[at] = slot;
                }
            }

            return copy;
        }
    }
}
