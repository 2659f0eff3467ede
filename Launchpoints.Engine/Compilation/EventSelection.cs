using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Compilation;

/// <summary>The events of one type that lie in a window and pass a filter. Conditions with the same type, window and filter share it.</summary>
/// <param name="type">The ordinal of the event type; −1 when no event of that type was ever seen.</param>
/// <param name="window">The window; null for any time. Events after now never count.</param>
/// <param name="where">What an event must pass; null for nothing.</param>
internal sealed class EventSelection(int index, int type, EventWindow? window, PlanNode? where) : PlanNode(index)
{
    public int Type { get; } = type;

    public PlanNode? Where { get; } = where;

    public override bool IsTimed => true;

    public override object? Bind(RuleClock clock) => new Bounds(clock.Window(window));

    public override void Evaluate(in RowRange rows, PlanScratch scratch, Span<ulong> bits)
    {
        if (rows.Events is not { } events)
        {
            bits.Clear();
            return;
        }

        var (first, last) = BoundsAt(scratch);
        events.Times.InRange(rows.Start, rows.Count, first, last, bits);
        if (Where is not null)
        {
            BitKernels.And(bits, scratch.EventBits(Where, rows));
        }
    }

    public override long NextChange(in RowRange rows, PlanScratch scratch)
    {
        if (rows.Events is not { } events)
        {
            return long.MaxValue;
        }

        // An event comes in when now reaches it, and leaves when the beginning of the window has passed it.
        var clock = scratch.Clock;
        long next = events.Times.Last > clock.Now ? events.Times.LeastFrom(rows.Start, rows.Count, clock.Now + 1) : long.MaxValue;
        if (window is LastWindow span)
        {
            var edge = new TimeSpanEdge(span.Amount, span.Unit, clock.Zone, Ahead: false);
            next = Math.Min(next, edge.NextChange(clock.Now, events.Times.LeastFrom(rows.Start, rows.Count, BoundsAt(scratch).First)));
        }

        return Where is null ? next : Math.Min(next, NextOf(Where, rows, scratch));
    }

    private static long NextOf(PlanNode node, in RowRange rows, PlanScratch scratch)
    {
        long next = node.NextChange(rows, scratch);
        foreach (var child in node.Children)
        {
            next = Math.Min(next, NextOf(child, rows, scratch));
        }

        return next;
    }

    private (long First, long Last) BoundsAt(PlanScratch scratch) => ((Bounds)scratch.Program.Of(this)!).Window;

    private sealed record Bounds((long First, long Last) Window);
}
