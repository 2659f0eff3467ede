using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>The instants of the events of a block, exact to the millisecond, in four or five bytes each where they lie within some 34 years.</summary>
/// <remarks>
/// An instant is <c>First + (coarse × 2^shift + fine)</c> units. Comparing four bytes decides all events but those in the very
/// 2^shift units that an end of the window falls into; only these are looked at again.
/// </remarks>
internal sealed class EventTimes
{
    private const int MostShift = 8;

    private static readonly long[] Units = [86_400_000, 1000, 1];

    private readonly uint[] _coarse;
    private readonly byte[]? _fine;
    private readonly long[]? _wide;
    private readonly long _unit;
    private readonly int _shift;

    private EventTimes(long first, long last, long unit, int shift, uint[] coarse, byte[]? fine, long[]? wide)
    {
        First = first;
        Last = last;
        _unit = unit;
        _shift = shift;
        _coarse = coarse;
        _fine = fine;
        _wide = wide;
    }

    /// <summary>The earliest instant, Unix milliseconds; the largest number when there are no events.</summary>
    public long First { get; }

    /// <summary>The latest instant; the smallest number when there are no events.</summary>
    public long Last { get; }

    public int Count => _wide?.Length ?? _coarse.Length;

    /// <summary>The instant of an event, Unix milliseconds.</summary>
    public long this[int index] => _wide is not null ? _wide[index] : First + (UnitsOf(index) * _unit);

    public static EventTimes Of(ReadOnlySpan<long> times)
    {
        long first = long.MaxValue, last = long.MinValue;
        foreach (long time in times)
        {
            first = Math.Min(first, time);
            last = Math.Max(last, time);
        }

        foreach (long unit in Units)
        {
            if (TryPack(times, first, last, unit) is { } packed)
            {
                return packed;
            }
        }

        return new EventTimes(first, last, 1, 0, [], null, times.ToArray());
    }

    /// <summary>The same events with one more.</summary>
    /// <param name="index">Its position; the events from there on move up by one.</param>
    public EventTimes Insert(int index, long time)
    {
        if (_wide is null && time >= First && time - First >= 0 && (time - First) % _unit == 0 && (time - First) / _unit >> _shift <= uint.MaxValue)
        {
            long units = (time - First) / _unit;
            return new EventTimes(
                First,
                Math.Max(Last, time),
                _unit,
                _shift,
                Inserted(_coarse, index, (uint)(units >> _shift)),
                _fine is null ? null : Inserted(_fine, index, (byte)(units & ((1 << _shift) - 1))),
                null);
        }

        return Of(Inserted(ToArray(), index, time));
    }

    /// <summary>Sets bit i where <c>low ≤ this[start + i] ≤ high</c>. Bits beyond <paramref name="count"/> are cleared.</summary>
    public void InRange(int start, int count, long low, long high, Span<ulong> words)
    {
        if (_wide is not null)
        {
            CompareKernels.InRange(_wide.AsSpan(start, count), low, high, words);
            return;
        }

        if (low > high || low > Last || high < First)
        {
            words.Clear();
            return;
        }

        if (low <= First && high >= Last)
        {
            BitKernels.Fill(words, count);
            return;
        }

        // Both ends in units, rounded into the range.
        long from = low <= First ? 0 : (low - First + _unit - 1) / _unit;
        long to = (Math.Min(high, Last) - First) / _unit;
        var coarse = _coarse.AsSpan(start, count);
        CompareKernels.InRange(coarse, (uint)(from >> _shift), (uint)(to >> _shift), words);
        if (_fine is null)
        {
            return;
        }

        int mask = (1 << _shift) - 1;
        if ((from & mask) != 0)
        {
            Recheck(start, coarse, (uint)(from >> _shift), from, to, words);
        }

        if ((to & mask) != mask && high < Last)
        {
            Recheck(start, coarse, (uint)(to >> _shift), from, to, words);
        }
    }

    /// <summary>The smallest of <c>this[start] … this[start + count − 1]</c> at or after an instant; the largest number when there is none.</summary>
    public long LeastFrom(int start, int count, long from)
    {
        if (from > Last)
        {
            return long.MaxValue;
        }

        long least = long.MaxValue;
        if (_wide is not null)
        {
            for (int i = start; i < start + count; i++)
            {
                least = _wide[i] >= from ? Math.Min(least, _wide[i]) : least;
            }

            return least;
        }

        // The smallest coarse part decides unless the finer one does; then the few events that share it are looked at again.
        uint at = from <= First ? 0 : (uint)((from - First + _unit - 1) / _unit >> _shift);
        uint coarse = uint.MaxValue;
        bool found = false;
        foreach (uint value in _coarse.AsSpan(start, count))
        {
            found |= value >= at;
            coarse = value >= at && value < coarse ? value : coarse;
        }

        for (int i = start; found && i < start + count; i++)
        {
            long time = _coarse[i] <= coarse + 1 && _coarse[i] >= at ? this[i] : long.MinValue;
            least = time >= from ? Math.Min(least, time) : least;
        }

        return least != long.MaxValue || !found ? least : SlowLeastFrom(start, count, from);
    }

    private long SlowLeastFrom(int start, int count, long from)
    {
        long least = long.MaxValue;
        for (int i = start; i < start + count; i++)
        {
            least = this[i] >= from ? Math.Min(least, this[i]) : least;
        }

        return least;
    }

    /// <summary>All instants, in a new array.</summary>
    public long[] ToArray()
    {
        var times = new long[Count];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = this[i];
        }

        return times;
    }

    private static EventTimes? TryPack(ReadOnlySpan<long> times, long first, long last, long unit)
    {
        if (times.IsEmpty)
        {
            return new EventTimes(first, last, unit, 0, [], null, null);
        }

        var most = ((Int128)last - first) / unit;
        int shift = 0;
        for (; most >> shift > uint.MaxValue; shift++)
        {
        }

        if (shift > MostShift || (Int128)last - first > long.MaxValue)
        {
            return null;
        }

        foreach (long time in times)
        {
            if ((time - first) % unit != 0)
            {
                return null;
            }
        }

        var coarse = new uint[times.Length];
        var fine = shift == 0 ? null : new byte[times.Length];
        for (int i = 0; i < times.Length; i++)
        {
            long units = (times[i] - first) / unit;
            coarse[i] = (uint)(units >> shift);
            if (fine is not null)
            {
                fine[i] = (byte)(units & ((1 << shift) - 1));
            }
        }

        return new EventTimes(first, last, unit, shift, coarse, fine, null);
    }

    private static T[] Inserted<T>(T[] values, int index, T value)
    {
        var longer = new T[values.Length + 1];
        values.AsSpan(0, index).CopyTo(longer);
        longer[index] = value;
        values.AsSpan(index).CopyTo(longer.AsSpan(index + 1));
        return longer;
    }

    private void Recheck(int start, ReadOnlySpan<uint> coarse, uint at, long from, long to, Span<ulong> words)
    {
        Span<ulong> there = words.Length <= 256 ? stackalloc ulong[words.Length] : new ulong[words.Length];
        CompareKernels.InRange(coarse, at, at, there);
        for (int i = BitKernels.NextSet(there, 0, coarse.Length); i >= 0; i = BitKernels.NextSet(there, i + 1, coarse.Length))
        {
            if (UnitsOf(start + i) is var units && (units < from || units > to))
            {
                words[i >> 6] &= ~(1UL << i);
            }
        }
    }

    private long UnitsOf(int index) => _fine is null ? _coarse[index] : ((long)_coarse[index] << _shift) | _fine[index];
}
