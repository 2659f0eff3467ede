using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Population;

/// <summary>Counts the values of one attribute over its columns.</summary>
internal sealed class AttributeTally(AttributeSlot slot)
{
    private readonly Dictionary<double, long> _numbers = [];
    private readonly Dictionary<long, long> _integers = []; // dates, dictionary codes, truths
    private long _filled;

    public void Add(Column? column, Func<int, bool> counts)
    {
        switch (column)
        {
            case ValueColumn<double> numbers:
                Each(numbers, counts, number => CollectionsMarshal.GetValueRefOrAddDefault(_numbers, number, out _)++);
                break;
            case ValueColumn<long> dates:
                Each(dates, counts, date => CollectionsMarshal.GetValueRefOrAddDefault(_integers, date, out _)++);
                break;
            case ValueColumn<int> codes:
                Each(codes, counts, code => CollectionsMarshal.GetValueRefOrAddDefault(_integers, code, out _)++);
                break;
            case BooleanColumn truths:
                for (int row = 0; row < truths.Length; row++)
                {
                    if (BitKernels.IsSet(truths.Present, row) && counts(row))
                    {
                        _filled++;
                        CollectionsMarshal.GetValueRefOrAddDefault(_integers, BitKernels.IsSet(truths.Truths, row) ? 1 : 0, out _)++;
                    }
                }

                break;
            case TagsColumn tags:
                for (int row = 0; row < tags.Length; row++)
                {
                    if (!tags.IsPresent(row) || !counts(row))
                    {
                        continue;
                    }

                    _filled++;
                    foreach (int code in tags.Of(row))
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(_integers, code, out _)++;
                    }
                }

                break;
        }
    }

    public AttributeProfile Profile(long rows)
    {
        var values = slot.Type == AttributeType.Number
            ? _numbers.Select(n => new ValueCount(AttributeValue.OfNumber(n.Key), n.Value))
            : _integers.Select(i => new ValueCount(ValueOf(i.Key), i.Value));
        ImmutableArray<ValueCount> top =
            [.. values.OrderByDescending(v => v.Count).ThenBy(v => v.Value, Comparer<AttributeValue>.Create(Compare)).Take(AttributeProfile.MostTop)];
        var ordered = slot.Type switch
        {
            AttributeType.Number => _numbers.Select(n => (n.Key, n.Value)).ToList(),
            AttributeType.Date => _integers.Select(i => ((double)i.Key, i.Value)).ToList(),
            _ => [],
        };
        var least = AttributeValue.Missing;
        var greatest = AttributeValue.Missing;
        if (ordered.Count > 0)
        {
            double low = ordered.Min(o => o.Item1), high = ordered.Max(o => o.Item1);
            (least, greatest) = slot.Type == AttributeType.Number
                ? (AttributeValue.OfNumber(low), AttributeValue.OfNumber(high))
                : (AttributeValue.OfDate((long)low), AttributeValue.OfDate((long)high));
        }

        return new AttributeProfile(rows, _filled, _numbers.Count + _integers.Count, top, Histogram(ordered), least, greatest);
    }

    private static ImmutableArray<HistogramBin> Histogram(List<(double Value, long Count)> values)
    {
        if (values.Count == 0)
        {
            return [];
        }

        double low = values.Min(v => v.Value), high = values.Max(v => v.Value);
        int bins = Math.Min(AttributeProfile.Bins, values.Count);
        // Halves first: the distance between two finite doubles need not be finite.
        double width = ((high / 2) - (low / 2)) / bins * 2;
        var counts = new long[bins];
        foreach (var (value, count) in values)
        {
            int bin = width == 0 ? 0 : (int)Math.Clamp(((value / 2) - (low / 2)) / (width / 2), 0, bins - 1);
            counts[bin] += count;
        }

        return [.. counts.Select((count, i) => new HistogramBin(Edge(i), Edge(i + 1), count))];

        // A weighted mean of the two ends is finite where their distance is not.
        double Edge(int i) => (low * ((double)(bins - i) / bins)) + (high * ((double)i / bins));
    }

    private static int Compare(AttributeValue a, AttributeValue b) => a.Type switch
    {
        AttributeType.Number => a.Number.CompareTo(b.Number),
        AttributeType.Date => a.Milliseconds.CompareTo(b.Milliseconds),
        AttributeType.Boolean => a.Boolean.CompareTo(b.Boolean),
        _ => CodePointComparer.Instance.Compare(a.Text, b.Text),
    };

    private AttributeValue ValueOf(long stored) => slot.Type switch
    {
        AttributeType.Date => AttributeValue.OfDate(stored),
        AttributeType.Boolean => AttributeValue.OfBoolean(stored != 0),
        _ => AttributeValue.OfText(slot.Dictionary[(int)stored]),
    };

    private void Each<T>(ValueColumn<T> column, Func<int, bool> counts, Action<T> add)
        where T : unmanaged
    {
        for (int row = 0; row < column.Length; row++)
        {
            if (column[row] is var value && !Sentinel.IsMissing(value) && counts(row))
            {
                _filled++;
                add(value);
            }
        }
    }
}
