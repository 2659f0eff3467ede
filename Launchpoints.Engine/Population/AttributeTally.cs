using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Counts the values of one attribute over its columns. A million different values are a million numbers here, and never an object each.</summary>
internal sealed class AttributeTally(AttributeSlot slot)
{
    private readonly Dictionary<double, long> _numbers = [];
    private readonly Dictionary<long, long> _dates = [];
    private readonly long[] _codes = new long[slot.Type == AttributeType.Boolean ? 2 : slot.Dictionary.Count]; // by dictionary code; false and true
    private long _filled;

    /// <summary>Counts the values of a column.</summary>
    /// <param name="column">The column; null where nobody has a value.</param>
    /// <param name="rows">A bit for each row that counts; rows beyond it do not.</param>
    public void Add(Column? column, ReadOnlySpan<ulong> rows)
    {
        switch (column)
        {
            case ValueColumn<double> numbers:
                Add(numbers, rows, _numbers);
                break;
            case ValueColumn<long> dates:
                Add(dates, rows, _dates);
                break;
            case ValueColumn<int> codes:
                _filled += CodeCounts.Add(codes, rows, _codes);
                break;
            case BooleanColumn truths:
                int present = CountBoth(truths.Present, rows), positive = CountBoth(truths.Truths, rows);
                _filled += present;
                _codes[0] += present - positive;
                _codes[1] += positive;
                break;
            case TagsColumn tags:
                _filled += CountBoth(tags.Present, rows);
                tags.Count(rows, _codes);
                break;
        }
    }

    public AttributeProfile Profile(long rows) => slot.Type switch
    {
        AttributeType.Number => OfNumbers(rows, _numbers, number => number, AttributeValue.OfNumber),
        AttributeType.Date => OfNumbers(rows, _dates, date => date, AttributeValue.OfDate),
        AttributeType.Boolean => OfCodes(rows, (a, b) => a.CompareTo(b), code => AttributeValue.OfBoolean(code != 0)),
        _ => OfCodes(rows, (a, b) => CodePointComparer.Instance.Compare(slot.Dictionary[a], slot.Dictionary[b]), code => AttributeValue.OfText(slot.Dictionary[code])),
    };

    private static void Add<T>(ValueColumn<T> column, ReadOnlySpan<ulong> rows, Dictionary<T, long> counts)
        where T : unmanaged
    {
        Span<T> some = stackalloc T[64];
        for (int start = 0; start < column.Length && start >> 6 < rows.Length; start += 64)
        {
            var values = some[..Math.Min(64, column.Length - start)];
            column.CopyTo(start, values);
            ulong which = rows[start >> 6];
            for (int i = 0; i < values.Length; i++)
            {
                if ((which >> i & 1) != 0)
                {
                    // What is missing is counted by itself, and taken out at the end.
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, values[i], out _)++;
                }
            }
        }
    }

    private AttributeProfile OfNumbers<T>(long rows, Dictionary<T, long> counts, Func<T, double> place, Func<T, AttributeValue> value)
        where T : unmanaged, IComparable<T>
    {
        counts.Remove(Sentinel.Missing<T>());
        if (counts.Count == 0)
        {
            return new AttributeProfile(rows, 0, 0, [], [], AttributeValue.Missing, AttributeValue.Missing);
        }

        var top = new Top<T>((a, b) => a.CompareTo(b));
        T least = counts.First().Key, greatest = least;
        foreach (var (number, count) in counts)
        {
            top.Add(number, count);
            _filled += count;
            least = number.CompareTo(least) < 0 ? number : least;
            greatest = number.CompareTo(greatest) > 0 ? number : greatest;
        }

        return new AttributeProfile(rows, _filled, counts.Count, top.Best(value), Histogram(counts, place, place(least), place(greatest)), value(least), value(greatest));
    }

    private AttributeProfile OfCodes(long rows, Comparison<int> order, Func<int, AttributeValue> value)
    {
        var top = new Top<int>(order);
        int distinct = 0;
        for (int code = 0; code < _codes.Length; code++)
        {
            if (_codes[code] > 0)
            {
                distinct++;
                top.Add(code, _codes[code]);
            }
        }

        return new AttributeProfile(rows, _filled, distinct, top.Best(value), [], AttributeValue.Missing, AttributeValue.Missing);
    }

    private static ImmutableArray<HistogramBin> Histogram<T>(Dictionary<T, long> values, Func<T, double> place, double low, double high)
        where T : unmanaged
    {
        int bins = Math.Min(AttributeProfile.Bins, values.Count);
        // Halves first: the distance between two finite doubles need not be finite.
        double width = ((high / 2) - (low / 2)) / bins * 2;
        var counts = new long[bins];
        foreach (var (value, count) in values)
        {
            int bin = width == 0 ? 0 : (int)Math.Clamp(((place(value) / 2) - (low / 2)) / (width / 2), 0, bins - 1);
            counts[bin] += count;
        }

        return [.. counts.Select((count, i) => new HistogramBin(Edge(i), Edge(i + 1), count))];

        // A weighted mean of the two ends is finite where their distance is not.
        double Edge(int i) => (low * ((double)(bins - i) / bins)) + (high * ((double)i / bins));
    }

    private static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int words = Math.Min(a.Length, b.Length);
        return BitKernels.CountBoth(a[..words], b[..words]);
    }

    /// <summary>Keeps the most frequent values, ties in their order; the least of them is at hand to be left out.</summary>
    private sealed class Top<T>(Comparison<T> order)
    {
        private readonly PriorityQueue<T, (long Count, T Value)> _kept = new(Comparer<(long Count, T Value)>.Create((a, b) =>
            a.Count != b.Count ? a.Count.CompareTo(b.Count) : order(b.Value, a.Value)));

        public void Add(T value, long count)
        {
            if (_kept.Count < AttributeProfile.MostTop)
            {
                _kept.Enqueue(value, (count, value));
            }
            else
            {
                _kept.EnqueueDequeue(value, (count, value));
            }
        }

        public ImmutableArray<ValueCount> Best(Func<T, AttributeValue> valueOf)
        {
            var best = new ValueCount[_kept.Count];
            for (int place = best.Length - 1; _kept.TryDequeue(out var value, out var priority); place--)
            {
                best[place] = new ValueCount(valueOf(value), priority.Count);
            }

            return [.. best];
        }
    }
}
