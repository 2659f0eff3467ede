namespace Launchpoints.Engine.Population;

/// <summary>
/// The instants of the events of a block, ascending, exact to the millisecond, in four or five bytes each where they lie within some 34 years.
/// </summary>
/// <remarks>An instant is <c>First + (coarse × 2^shift + fine)</c> units. Immutable.</remarks>
internal sealed class EventTimes
{
    private const int MostShift = 8;

    private static readonly long[] Units = [86_400_000, 1000, 1];

    private readonly uint[] _coarse;
    private readonly byte[]? _fine;
    private readonly long[]? _wide;
    private readonly long _first;
    private readonly long _unit;
    private readonly int _shift;

    private EventTimes(long first, long unit, int shift, uint[] coarse, byte[]? fine, long[]? wide)
    {
        _first = first;
        _unit = unit;
        _shift = shift;
        _coarse = coarse;
        _fine = fine;
        _wide = wide;
    }

    public int Count => _wide?.Length ?? _coarse.Length;

    /// <summary>The instant of an event, Unix milliseconds.</summary>
    public long this[int position] => _wide is not null
        ? _wide[position]
        : _first + ((_fine is null ? _coarse[position] : ((long)_coarse[position] << _shift) | _fine[position]) * _unit);

    /// <param name="times">Ascending; at least one.</param>
    public static EventTimes Of(ReadOnlySpan<long> times)
    {
        foreach (long unit in Units)
        {
            if (TryPack(times, unit) is { } packed)
            {
                return packed;
            }
        }

        return new EventTimes(0, 1, 0, [], null, times.ToArray());
    }

    public static EventTimes Read(ref ArchiveReader from)
    {
        var (first, unit, shift) = (from.Long(), from.Long(), from.Int());
        var coarse = from.Array<uint>();
        var fine = from.Array<byte>();
        var wide = from.Array<long>();
        return new EventTimes(first, unit, shift, coarse, shift == 0 ? null : fine, wide.Length == 0 ? null : wide);
    }

    public void Write(ArchiveWriter to)
    {
        to.Long(_first);
        to.Long(_unit);
        to.Int(_shift);
        to.Array<uint>(_coarse);
        to.Array<byte>(_fine ?? []);
        to.Array<long>(_wide ?? []);
    }

    /// <summary>The first event at or after an instant; <see cref="Count"/> when there is none.</summary>
    public int LowerBound(long instant) => LowerBound(instant, -1);

    /// <summary>The same, looked for around a position: the nearer the guess, the sooner.</summary>
    /// <param name="guess">0 ≤ guess &lt; <see cref="Count"/>, or −1 for none.</param>
    public int LowerBound(long instant, int guess)
    {
        if (_wide is not null)
        {
            return LowerBoundOfWide(instant);
        }

        int count = Count;
        if (count == 0 || instant <= _first)
        {
            return 0;
        }

        ulong units = (ulong)instant - (ulong)_first;
        if (units > long.MaxValue)
        {
            return count; // further from the first than any event is, and too far to be rounded up below
        }

        units = _unit == 1 ? units : (units + (ulong)_unit - 1) / (ulong)_unit;
        ulong coarse = units >> _shift;
        if (coarse > _coarse[^1])
        {
            return count; // most windows end now, behind all events
        }

        // Events come about as evenly as days do, and are looked for from there outwards: halving alone would touch memory far apart, and each touch
        // waits for the one before.
        int found = LowerBoundOfCoarse((uint)coarse, guess >= 0 ? guess : (int)(coarse / Math.Max(1.0, _coarse[^1]) * (count - 1)));
        for (; _fine is not null && found < count && _coarse[found] == coarse && _fine[found] < (units & ((1UL << _shift) - 1)); found++)
        {
        }

        return found;
    }

    /// <summary>The first event after an instant; <see cref="Count"/> when there is none.</summary>
    public int UpperBound(long instant) => instant == long.MaxValue ? Count : LowerBound(instant + 1);

    /// <summary>The same events with one more.</summary>
    /// <param name="position">Where it goes so that the instants stay ascending.</param>
    public EventTimes Insert(int position, long time)
    {
        if (_wide is null && time >= _first && time - _first >= 0 && (time - _first) % _unit == 0 && (time - _first) / _unit >> _shift <= uint.MaxValue)
        {
            long units = (time - _first) / _unit;
            return new EventTimes(
                _first,
                _unit,
                _shift,
                Inserted(_coarse, position, (uint)(units >> _shift)),
                _fine is null ? null : Inserted(_fine, position, (byte)(units & ((1 << _shift) - 1))),
                null);
        }

        var all = new long[Count + 1];
        for (int i = 0; i < Count; i++)
        {
            all[i < position ? i : i + 1] = this[i];
        }

        all[position] = time;
        return Of(all);
    }

    private int LowerBoundOfCoarse(uint coarse, int guess)
    {
        const int Stride = 16;
        var times = _coarse;
        int low = 0, high = times.Length, stride = Stride;
        if (times[guess] >= coarse)
        {
            high = guess;
            for (int at; (at = guess - stride) > 0; stride *= 4)
            {
                if (times[at] < coarse)
                {
                    low = at + 1;
                    break;
                }

                high = at;
            }
        }
        else
        {
            low = guess + 1;
            for (int at; (at = guess + stride) < times.Length; stride *= 4)
            {
                if (times[at] >= coarse)
                {
                    high = at;
                    break;
                }

                low = at + 1;
            }
        }

        while (high - low > Stride)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = times[middle] >= coarse ? (low, middle) : (middle + 1, high);
        }

        // The last few are counted: halving them would be a guess of the processor's at each step.
        int found = low;
        foreach (uint time in times.AsSpan(low, high - low))
        {
            found += time < coarse ? 1 : 0;
        }

        return found;
    }

    private int LowerBoundOfWide(long instant)
    {
        int low = 0, high = _wide!.Length;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            (low, high) = _wide[middle] >= instant ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private static EventTimes? TryPack(ReadOnlySpan<long> times, long unit)
    {
        long first = times[0];
        var most = ((Int128)times[^1] - first) / unit;
        int shift = 0;
        for (; most >> shift > uint.MaxValue; shift++)
        {
        }

        if (shift > MostShift || (Int128)times[^1] - first > long.MaxValue)
        {
            return null;
        }

        foreach (long time in unit == 1 ? [] : times)
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
            long units = unit == 1 ? times[i] - first : (times[i] - first) / unit;
            coarse[i] = (uint)(units >> shift);
            if (fine is not null)
            {
                fine[i] = (byte)(units & ((1 << shift) - 1));
            }
        }

        return new EventTimes(first, unit, shift, coarse, fine, null);
    }

    private static T[] Inserted<T>(T[] values, int position, T value)
    {
        var longer = GC.AllocateUninitializedArray<T>(values.Length + 1);
        values.AsSpan(0, position).CopyTo(longer);
        longer[position] = value;
        values.AsSpan(position).CopyTo(longer.AsSpan(position + 1));
        return longer;
    }
}
