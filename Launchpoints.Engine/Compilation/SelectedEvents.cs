using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>Events of a block that count: a stretch of them, or those of the stretch whose bit is set.</summary>
internal readonly ref struct SelectedEvents(EventBlock events, int first, int count, ReadOnlySpan<ulong> mask, bool filtered)
{
    private readonly ReadOnlySpan<ulong> _mask = mask;

    /// <summary>The events; null when there are none.</summary>
    public EventBlock? Events { get; } = count > 0 ? events : null;

    /// <summary>The first event of the stretch.</summary>
    public int First { get; } = first;

    /// <summary>How many the stretch has.</summary>
    public int Count { get; } = count;

    /// <summary>The first event after the stretch.</summary>
    public int End => First + Count;

    /// <summary>Whether only some events of the stretch count.</summary>
    public bool IsFiltered { get; } = filtered;

    /// <summary>Whether an event counts.</summary>
    public bool Contains(int position) => (uint)(position - First) < (uint)Count && (!IsFiltered || BitKernels.IsSet(_mask, position - First));

    /// <summary>Visits the positions of the events that count, by time.</summary>
    public void ForEach<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IEventVisitor, allows ref struct
    {
        if (!IsFiltered)
        {
            var rows = Events!.Rows.AsSpan(First, Count);
            for (int i = 0; i < rows.Length; i++)
            {
                visitor.Visit(First + i, rows[i]);
            }

            return;
        }

        foreach (int bit in new SetBits(_mask))
        {
            visitor.Visit(First + bit, Events!.Rows[First + bit]);
        }
    }
}

/// <summary>Takes events one by one. A struct, so that each loop is compiled for its visitor.</summary>
internal interface IEventVisitor
{
    /// <param name="position">Where the event stands.</param>
    /// <param name="row">Its customer.</param>
    void Visit(int position, int row);
}
