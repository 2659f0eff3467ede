using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Compilation;

/// <summary>How many different local calendar days the selected events fall on.</summary>
internal sealed class DaysAggregator(TimeZoneInfo zone) : CountingAggregator
{
    protected override void Count(in SelectedEvents selected, PlanScratch scratch, Span<int> counts)
    {
        // The events of one day stand together, so a customer's day is new unless the last one counted for it was the same.
        var visitor = new Visitor(selected.Events!, LocalDays.Of(zone), counts, scratch.Codes(counts.Length), scratch);
        selected.ForEach(ref visitor);
        if (visitor.IsRepeated)
        {
            CountEach(selected, scratch, counts); // clocks went back over midnight: a day came twice
        }
    }

    protected override int Count(EventBlock events, ReadOnlySpan<int> selected, PlanScratch scratch)
    {
        var days = LocalDays.Of(zone);
        var seen = new HashSet<int>();
        int latest = -1;
        foreach (int position in selected)
        {
            int day = days.DayNumber(events.Times[position]);
            if (day != latest)
            {
                latest = day;
                seen.Add(day);
            }
        }

        return seen.Count;
    }

    private ref struct Visitor(EventBlock events, LocalDays days, Span<int> counts, int[] lastMark, PlanScratch scratch) : IEventVisitor
    {
        private readonly Span<int> _counts = counts;
        private int _end = -1;
        private int _day = -1;
        private int _mark;

        public bool IsRepeated { get; private set; }

        public void Visit(int position, int row)
        {
            if (position >= _end)
            {
                int day = days.DayNumber(events.Times[position], out long until);
                _end = events.Times.LowerBoundFrom(position, until);
                IsRepeated |= day < _day;
                _mark = day == _day ? _mark : scratch.NextMark();
                _day = day;
            }

            _counts[row] += lastMark[row] != _mark ? 1 : 0;
            lastMark[row] = _mark;
        }
    }
}
