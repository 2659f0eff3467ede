using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether a date lies within, or beyond, a span before or after now.</summary>
internal sealed class SpanTest : ColumnTest
{
    private readonly ConditionOperator _operator;
    private readonly TimeSpanEdge _edge;
    private readonly long _now;
    private readonly long _low;
    private readonly long _high;

    /// <param name="op"><c>inLast</c>, <c>olderThan</c>, <c>inNext</c> or <c>furtherThan</c>.</param>
    public SpanTest(ConditionOperator op, long amount, TimeUnit unit, RuleClock clock)
    {
        _operator = op;
        _now = clock.Now;
        _edge = new TimeSpanEdge(amount, unit, clock.Zone, Ahead: op is ConditionOperator.InNext or ConditionOperator.FurtherThan);
        long edge = _edge.At(clock.Now);
        (_low, _high) = op switch
        {
            ConditionOperator.InLast => (edge, _now),
            ConditionOperator.OlderThan => (TimeSpans.Earliest, edge - 1),
            ConditionOperator.InNext => (_now, edge),
            ConditionOperator.FurtherThan => edge == TimeSpans.Latest ? (1, 0) : (edge + 1, TimeSpans.Latest),
            _ => throw new InvalidOperationException($"{op} takes no span."),
        };
    }

    /// <summary>The earliest instant that passes.</summary>
    public long Low => _low;

    /// <summary>The latest instant that passes.</summary>
    public long High => _high;

    protected override void Test(Column column, int start, int length, Span<ulong> words) =>
        ((ValueColumn<long>)column).InRange(start, length, _low, _high, words);

    protected override long Next(Column column, int start, int length)
    {
        var dates = (ValueColumn<long>)column;
        long edge = _edge.At(_now);
        return _operator switch
        {
            // Enters when now reaches the date, leaves when the edge has passed it.
            ConditionOperator.InLast => Math.Min(LeastFrom(dates, start, length, _now + 1), _edge.NextChange(_now, LeastFrom(dates, start, length, edge))),
            ConditionOperator.OlderThan => _edge.NextChange(_now, LeastFrom(dates, start, length, edge)),
            // Leaves when now has passed the date, enters when the edge reaches it.
            ConditionOperator.InNext => Math.Min(
                LeastFrom(dates, start, length, _now) is var least && least == long.MaxValue ? least : least + 1,
                _edge.NextChange(_now, LeastFrom(dates, start, length, edge == TimeSpans.Latest ? edge : edge + 1))),
            _ => _edge.NextChange(_now, LeastFrom(dates, start, length, edge == TimeSpans.Latest ? edge : edge + 1)),
        };
    }

    /// <summary>The smallest date of the rows at or after an instant; the largest number when there is none.</summary>
    private static long LeastFrom(ValueColumn<long> dates, int start, int length, long from)
    {
        long least = long.MaxValue;
        for (int row = start; row < start + length; row++)
        {
            long date = dates[row];
            least = date >= from && date < least ? date : least;
        }

        return least;
    }
}
