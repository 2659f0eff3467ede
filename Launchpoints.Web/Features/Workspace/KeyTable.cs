namespace Launchpoints.Web.Features.Workspace;

/// <summary>
/// Numbers the different keys of a file by their UTF-8, from 0 in the order in which they come, and keeps beside each what it was found to be: a file of
/// millions of events names the same customers again and again, and this way each of them is looked up once.
/// </summary>
internal sealed class KeyTable
{
    private int[] slots = new int[16]; // place + 1; 0 is free
    private int[] ends = [];
    private int[] hashes = [];
    private byte[] text = [];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>The ids that the keys have in the store; 0 where that was not asked yet.</summary>
    public int[] Ids { get; private set; } = [];

    /// <summary>The rows that they have in memory, and one; 0 where that was not asked yet.</summary>
    public int[] Rows { get; private set; } = [];

    /// <summary>A key's number, given now when it has none.</summary>
    public int Add(ReadOnlySpan<byte> key)
    {
        var hasher = default(HashCode);
        hasher.AddBytes(key);
        int hash = hasher.ToHashCode();
        int mask = slots.Length - 1, at = hash & mask;
        for (; slots[at] != 0; at = (at + 1) & mask)
        {
            int place = slots[at] - 1;
            if (hashes[place] == hash && Utf8(place).SequenceEqual(key))
            {
                return place;
            }
        }

        Grow(key.Length);
        int start = Count == 0 ? 0 : ends[Count - 1];
        key.CopyTo(text.AsSpan(start));
        ends[Count] = start + key.Length;
        hashes[Count] = hash;
        if (++Count * 2 > slots.Length)
        {
            Spread();
        }
        else
        {
            slots[at] = Count;
        }

        return Count - 1;
    }

    public ReadOnlySpan<byte> Utf8(int place) => text.AsSpan((place == 0 ? 0 : ends[place - 1])..ends[place]);

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(slots);
        Array.Clear(Ids);
        Array.Clear(Rows);
    }

    private void Grow(int bytes)
    {
        if (Count == ends.Length)
        {
            int size = Math.Max(16, Count * 2);
            Array.Resize(ref ends, size);
            Array.Resize(ref hashes, size);
            (int[] ids, int[] rows) = (Ids, Rows);
            Array.Resize(ref ids, size);
            Array.Resize(ref rows, size);
            (Ids, Rows) = (ids, rows);
        }

        int needed = (Count == 0 ? 0 : ends[Count - 1]) + bytes;
        if (needed > text.Length)
        {
            Array.Resize(ref text, Math.Max(needed, text.Length * 2));
        }
    }

    private void Spread()
    {
        slots = new int[slots.Length * 4];
        for (int place = 0; place < Count; place++)
        {
            int at = hashes[place] & (slots.Length - 1);
            while (slots[at] != 0)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = place + 1;
        }
    }
}
