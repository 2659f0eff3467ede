namespace Launchpoints.Engine.Population;

/// <summary>
/// The first values of an array that later versions go on filling. Each version sees its own number of them and never what came after, so that it is
/// immutable for its readers, and appending to the latest copies nothing as long as there is room.
/// </summary>
/// <remarks>Any number of threads may append: one of them gets the room, the others copy.</remarks>
internal readonly struct Appendable<T>
    where T : unmanaged
{
    // Room is made for at least so many more, and for a sixteenth of what there is.
    private const int LeastRoom = 16;

    private readonly Filled? _filled;

    private Appendable(T[] array, int count, Filled filled)
    {
        Array = array;
        Count = count;
        _filled = filled;
    }

    /// <param name="values">All of it is seen, and must not be written to afterwards.</param>
    public Appendable(T[] values)
    {
        Array = values;
        Count = values.Length;
    }

    /// <summary>Where the values are; it may be longer than <see cref="Count"/>.</summary>
    public T[] Array { get; }

    /// <summary>How many values this version sees.</summary>
    public int Count { get; }

    public ReadOnlySpan<T> Values => Array.AsSpan(0, Count);

    /// <summary>The version with one more value behind the others.</summary>
    public Appendable<T> Append(T value)
    {
        if (_filled is not null && Count < Array.Length && Interlocked.CompareExchange(ref _filled.Count, Count + 1, Count) == Count)
        {
            Array[Count] = value;
            return new Appendable<T>(Array, Count + 1, _filled);
        }

        var longer = GC.AllocateUninitializedArray<T>(Count + Math.Max(LeastRoom, Count >> 4));
        Values.CopyTo(longer);
        longer[Count] = value;
        return new Appendable<T>(longer, Count + 1, new Filled { Count = Count + 1 });
    }

    /// <summary>The version with one more value between the others, or behind them.</summary>
    /// <param name="place">Where it goes, 0 to <see cref="Count"/>; the values from there on move up by one.</param>
    public Appendable<T> Insert(int place, T value)
    {
        if (place == Count)
        {
            return Append(value);
        }

        var longer = GC.AllocateUninitializedArray<T>(Count + 1);
        Values[..place].CopyTo(longer);
        longer[place] = value;
        Values[place..].CopyTo(longer.AsSpan(place + 1));
        return new Appendable<T>(longer);
    }

    private sealed class Filled
    {
        public int Count;
    }
}
