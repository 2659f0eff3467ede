using Launchpoints.Engine.Bitmaps;

namespace Launchpoints.Engine.Population;

/// <summary>
/// The instants of the events of a block, ascending, exact to the millisecond, in four or five bytes each where they lie within some 34 years.
/// </summary>
/// <remarks>An instant is <c>First + (coarse × 2^shift + fine)</c> units. Immutable.</remarks>
internal sealed class EventTimes
{
    private const int MostShift = 8;

    // How many instants are compared at once at the end of a search.
    private const int Stride = 64;

    // How many instants come from memory at once.
    private const int Line = 16;

    private static readonly long[] Units = [86_400_000, 1000, 1];

    private readonly Appendable<uint> _coarse;
    private readonly Appendable<byte> _fine; // only with a shift
    private readonly long[]? _wide;
    private readonly long _first;
    private readonly long _unit;
    private readonly int _shift;
    private readonly uint _last;

    private EventTimes(long first, long unit, int shift, Appendable<uint> coarse, Appendable<byte> fine, long[]? wide)
    {
        _first = first;
        _unit = unit;
        _shift = shift;
        _coarse = coarse;
        _fine = fine;
        _wide = wide;
        _last = coarse.Count > 0 ? coarse.Array[coarse.Count - 1] : 0;
    }

    public int Count => _wide?.Length ?? _coarse.Count;

    /// <summary>The instant of an event, Unix milliseconds.</summary>
    public long this[int position] => _wide is not null
        ? _wide[position]
        : _first + ((_shift == 0 ? _coarse.Array[position] : ((long)_coarse.Array[position] << _shift) | _fine.Array[position]) * _unit);

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

        return new EventTimes(0, 1, 0, new([]), new([]), times.ToArray());
    }

    public static EventTimes Read(ref ArchiveReader from)
    {
        var (first, unit, shift) = (from.Long(), from.Long(), from.Int());
        var coarse = from.Array<uint>();
        var fine = from.Array<byte>();
        var wide = from.Array<long>();
        return new EventTimes(first, unit, shift, new(coarse), new(fine), wide.Length == 0 ? null : wide);
    }

    public void Write(ArchiveWriter to)
    {
        to.Long(_first);
        to.Long(_unit);
        to.Int(_shift);
        to.Array(_coarse.Values);
        to.Array(_fine.Values);
        to.Array<long>(_wide ?? []);
    }

    /// <summary>The first event at or after an instant; <see cref="Count"/> when there is none.</summary>
    public int LowerBound(long instant) =>
        _wide is not null ? LowerBoundOfWide(instant)
        : Count == 0 || instant <= _first ? 0
        : UnitsOf(instant) is var units && units >> _shift > _last ? Count // most windows end now, behind all events
        : PastFiner(LowerBoundOfCoarse((uint)(units >> _shift)), units);

    /// <summary>The first event from a position on that is at or after an instant; <see cref="Count"/> when there is none. For those that are near.</summary>
    /// <param name="from">0 ≤ from ≤ <see cref="Count"/>.</param>
    public int LowerBoundFrom(int from, long instant)
    {
        if (_wide is not null)
        {
            return Math.Max(from, LowerBoundOfWide(instant));
        }

        if (Count == 0 || instant <= _first)
        {
            return from;
        }

        ulong units = UnitsOf(instant);
        if (units >> _shift > _last)
        {
            return Count;
        }

        for (int below = Stride; below == Stride && from < Count; from += below)
        {
            below = CompareKernels.CountBelow(_coarse.Values.Slice(from, Math.Min(Stride, Count - from)), (uint)(units >> _shift));
        }

        return PastFiner(from, units);
    }

    /// <summary>Reads a little of its arrays.</summary>
    /// <returns>Made of what was read, so that it cannot be left out.</returns>
    public int Touch() => _coarse.Array.Length + _fine.Array.Length;

    /// <summary>Reads from where an instant will be looked for.</summary>
    /// <returns>Made of what was read, so that it cannot be left out.</returns>
    public int Touch(long instant)
    {
        if (_wide is not null || _coarse.Count == 0 || instant <= _first)
        {
            return 0;
        }

        ulong coarse = UnitsOf(instant) >> _shift;
        if (coarse > _last)
        {
            return 0;
        }

        var near = _coarse.Values;
        int guess = Guess(coarse);
        near = near[Math.Max(guess - Stride, 0)..Math.Min(guess + Stride + 1, near.Length)];
        uint read = 0;
        for (int at = 0; at < near.Length; at += Line)
        {
            read += near[at];
        }

        return (int)read;
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
                _coarse.Insert(position, (uint)(units >> _shift)),
                _shift == 0 ? _fine : _fine.Insert(position, (byte)(units & ((1 << _shift) - 1))),
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

    // Whole units from the first event to an instant after it, rounded up.
    private ulong UnitsOf(long instant)
    {
        ulong units = (ulong)instant - (ulong)_first;
        return units > long.MaxValue ? ulong.MaxValue // further from the first than any event is, and too far to be rounded up
            : _unit == 1 ? units : (units + (ulong)_unit - 1) / (ulong)_unit;
    }

    // From the first event of a coarse instant to the first one that is not before the whole one.
    private int PastFiner(int found, ulong units)
    {
        if (_shift > 0)
        {
            var (coarse, fine) = (_coarse.Array, _fine.Array);
            for (; found < Count && coarse[found] == units >> _shift && fine[found] < (units & ((1UL << _shift) - 1)); found++)
            {
            }
        }

        return found;
    }

    // Events come about as evenly as days do.
    private int Guess(ulong coarse) => (int)(coarse / Math.Max(1.0, _last) * (_coarse.Count - 1));

    // Looked for from a guess outwards: halving alone would touch memory far apart, and each touch waits for the one before.
    private int LowerBoundOfCoarse(uint coarse)
    {
        var times = _coarse.Values;
        int guess = Guess(coarse), low = 0, high = times.Length, stride = Stride;
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

        // The last ones are counted: halving them would be a guess of the processor's at each step.
        return low + CompareKernels.CountBelow(times[low..high], coarse);
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

        return new EventTimes(first, unit, shift, new(coarse), new(fine ?? []), null);
    }
}
