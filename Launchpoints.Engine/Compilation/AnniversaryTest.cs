using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>Whether the local month and day of a date is one of a set of days of the year.</summary>
/// <param name="days">372 truths, at <c>(month − 1) × 31 + day − 1</c>.</param>
/// <param name="zone">The zone in which month and day are read.</param>
internal sealed class AnniversaryTest(bool[] days, TimeZoneInfo zone) : ColumnTest
{
    protected override void Test(Column column, int start, int length, Span<ulong> words)
    {
        words.Clear();
        var dates = ((ValueColumn<long>)column).Values.AsSpan(start, length);
        for (int row = 0; row < dates.Length; row++)
        {
            if (Sentinel.IsMissing(dates[row]))
            {
                continue;
            }

            var local = LocalTime.FromInstant(dates[row], zone);
            words[row >> 6] |= (days[((local.Month - 1) * 31) + local.Day - 1] ? 1UL : 0UL) << row;
        }
    }
}
