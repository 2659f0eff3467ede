using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Launchpoints.Engine.Population;

/// <summary>Positions of events, in two bytes each where there are few enough. Immutable.</summary>
internal readonly struct EventIndex
{
    private readonly ushort[]? _narrow;
    private readonly int[]? _wide;

    private EventIndex(ushort[]? narrow, int[]? wide)
    {
        _narrow = narrow;
        _wide = wide;
    }

    /// <summary>The positions where two bytes hold them; null where it takes four.</summary>
    public ushort[]? Narrow => _narrow;

    /// <summary>The positions where it takes four bytes; null where two hold them.</summary>
    public int[]? Wide => _wide;

    /// <summary>How many events there are.</summary>
    public int Count => _narrow?.Length ?? _wide!.Length;

    /// <summary>The position at a place.</summary>
    public int this[int place] => _narrow is not null ? _narrow[place] : _wide![place];

    public static EventIndex Read(ref ArchiveReader from)
    {
        var narrow = from.Array<ushort>();
        var wide = from.Array<int>();
        return wide.Length > 0 ? new EventIndex(null, wide) : new EventIndex(narrow, null);
    }

    public void Write(ArchiveWriter to)
    {
        to.Array<ushort>(_narrow ?? []);
        to.Array<int>(_wide ?? []);
    }

    public static EventIndex Of(int[] positions)
    {
        if (positions.Length > ushort.MaxValue)
        {
            return new EventIndex(null, positions);
        }

        var narrow = new ushort[positions.Length];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = (ushort)positions[i];
        }

        return new EventIndex(narrow, null);
    }

    /// <summary>The index after an event was put between the others.</summary>
    /// <param name="position">The event's position: those from there on have moved up by one.</param>
    /// <param name="place">Its place in the index.</param>
    public EventIndex Insert(int position, int place)
    {
        int count = Count;
        if (_narrow is null || count == ushort.MaxValue)
        {
            var longer = new int[count + 1];
            for (int i = 0; i < count; i++)
            {
                longer[i < place ? i : i + 1] = this[i] < position ? this[i] : this[i] + 1;
            }

            longer[place] = position;
            return Of(longer);
        }

        var narrow = GC.AllocateUninitializedArray<ushort>(count + 1);
        CopyMovedUp(_narrow.AsSpan(0, place), position, narrow);
        narrow[place] = (ushort)position;
        CopyMovedUp(_narrow.AsSpan(place), position, narrow.AsSpan(place + 1));
        return new EventIndex(narrow, null);
    }

    // Positions from an inserted one on are one higher.
    private static void CopyMovedUp(ReadOnlySpan<ushort> positions, int from, Span<ushort> into)
    {
        int i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            ref ushort source = ref MemoryMarshal.GetReference(positions);
            ref ushort target = ref MemoryMarshal.GetReference(into[..positions.Length]);
            var least = Vector512.Create((ushort)from);
            for (; i <= positions.Length - Vector512<ushort>.Count; i += Vector512<ushort>.Count)
            {
                var some = Vector512.LoadUnsafe(ref source, (nuint)i);
                (some - Vector512.GreaterThanOrEqual(some, least)).StoreUnsafe(ref target, (nuint)i); // all ones are −1
            }
        }

        for (; i < positions.Length; i++)
        {
            into[i] = (ushort)(positions[i] + (positions[i] >= from ? 1 : 0));
        }
    }
}
