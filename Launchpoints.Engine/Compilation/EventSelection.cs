using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>The events of one type that lie in a window and pass a filter. Conditions with the same type, window and filter share it.</summary>
/// <param name="type">The ordinal of the event type; −1 when no event of that type was ever seen.</param>
/// <param name="window">The window; null for any time. Events after now never count.</param>
/// <param name="where">What an event must pass; null for nothing.</param>
internal sealed class EventSelection(int index, int type, EventWindow? window, PlanNode? where) : PlanNode(index)
{
    public int Type { get; } = type;

    public override bool IsTimed => true;

    public override object? Bind(RuleClock clock) => new Bounds(clock.Window(window));

    /// <summary>The selected events of all customers of a block; none when there are no events of the type.</summary>
    public SelectedEvents Select(CustomerBlock block, PlanScratch scratch)
    {
        if (EventsOf(block) is not { } events)
        {
            return default;
        }

        var (first, last) = BoundsAt(scratch);
        int from = events.Times.LowerBound(first);
        int count = Math.Max(0, events.Times.UpperBound(last) - from);
        return where is null || count == 0
            ? new SelectedEvents(events, from, count, [], false)
            : new SelectedEvents(events, from, count, scratch.EventBits(this, new RowRange(events.Columns, from, count, null, events)), true);
    }

    /// <summary>The positions of one customer's selected events, by time.</summary>
    public ReadOnlySpan<int> Select(CustomerBlock block, int row, PlanScratch scratch)
    {
        if (EventsOf(block) is not { } events)
        {
            return [];
        }

        var (first, last) = BoundsAt(scratch);
        int count = 0;
        var positions = scratch.Positions(events.MostOf(row)).AsSpan();
        foreach (int position in positions[..events.PositionsOf(row, positions)])
        {
            long time = events.Times[position];
            if (time >= first && time <= last && (where is null || where.HoldsFor(events, position, scratch)))
            {
                positions[count++] = position; // never before what is read next
            }
        }

        return positions[..count];
    }

    // What the filter leaves of a stretch of events.
    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        BitKernels.Fill(bits, rows.Count);
        where!.Filter(rows, scratch, bits);
    }

    public override long NextChange(in RowRange rows, PlanScratch scratch)
    {
        if (EventsOf(rows.Block!) is not { } events)
        {
            return long.MaxValue;
        }

        // An event comes in when now reaches it, and leaves when the beginning of the window has passed it.
        var clock = scratch.Clock;
        long next = LeastFrom(events, rows, clock.Now + 1);
        if (window is LastWindow span)
        {
            var edge = new TimeSpanEdge(span.Amount, span.Unit, clock.Zone, Ahead: false);
            next = Math.Min(next, edge.NextChange(clock.Now, LeastFrom(events, rows, BoundsAt(scratch).First)));
        }

        return where is null ? next : Math.Min(next, NextOf(where, new RowRange(events.Columns, 0, events.Count, null, events), scratch));
    }

    /// <summary>Reads a little from where the events will be looked for.</summary>
    /// <returns>Made of what was read, so that it cannot be left out.</returns>
    public int Touch(CustomerBlock block, PlanScratch scratch) => EventsOf(block)?.Times.Touch(BoundsAt(scratch).First) ?? 0;

    private EventBlock? EventsOf(CustomerBlock block) => Type >= 0 && Type < block.Events.Length ? block.Events[Type] : null;

    private (long First, long Last) BoundsAt(PlanScratch scratch) => ((Bounds)scratch.Program.Of(this)!).Window;

    // The first event of the customers at or after an instant.
    private static long LeastFrom(EventBlock events, in RowRange rows, long from)
    {
        if (rows.Count > 1)
        {
            return events.Times.LowerBound(from) is var first && first < events.Count ? events.Times[first] : long.MaxValue;
        }

        foreach (int position in events.Of(rows.Start))
        {
            if (events.Times[position] >= from)
            {
                return events.Times[position];
            }
        }

        return long.MaxValue;
    }

    private static long NextOf(PlanNode node, in RowRange events, PlanScratch scratch)
    {
        long next = node.NextChange(events, scratch);
        foreach (var child in node.Children)
        {
            next = Math.Min(next, NextOf(child, events, scratch));
        }

        return next;
    }

    private sealed record Bounds((long First, long Last) Window);
}
