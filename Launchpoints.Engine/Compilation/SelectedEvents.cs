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

    /// <summary>Whether so few events of the block do not count that it is less work to begin with what each customer has.</summary>
    /// <param name="rows">How many customers.</param>
    public bool AreNearlyAll(int rows) => !IsFiltered && Events!.Count - Count + rows < Count;

    /// <summary>Sets bit r where customer r has an event that counts; the other bits are cleared.</summary>
    /// <param name="flags">Memory for a truth a customer.</param>
    /// <param name="words">At least <see cref="BitKernels.WordsFor"/> words for the customers; all are written.</param>
    public void MarkCustomers(Span<bool> flags, Span<ulong> words)
    {
        if (Events is null)
        {
            words.Clear();
            return;
        }

        flags.Clear();
        var visitor = new Marker(flags);
        ForEach(ref visitor);
        CompareKernels.PackAll(flags, words);
    }

    /// <summary>Whether an event counts.</summary>
    public bool Contains(int position) => (uint)(position - First) < (uint)Count && (!IsFiltered || BitKernels.IsSet(_mask, position - First));

    /// <summary>Visits the positions of the events that count, by time.</summary>
    public void ForEach<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, IEventVisitor, allows ref struct
    {
        var own = visitor; // what it refers to stays in registers, as it would not behind a reference
        var rows = Events!.Rows.Slice(First, Count);
        if (IsFiltered)
        {
            foreach (int bit in new SetBits(_mask))
            {
                own.Visit(First + bit, rows[bit]);
            }
        }
        else
        {
            for (int i = 0; i < rows.Length; i++)
            {
                own.Visit(First + i, rows[i]);
            }
        }

        visitor = own;
    }

    private readonly ref struct Marker(Span<bool> flags) : IEventVisitor
    {
        private readonly Span<bool> _flags = flags;

        public void Visit(int position, int row) => _flags[row] = true;
    }
}

/// <summary>Takes events one by one. A struct, so that each loop is compiled for its visitor.</summary>
internal interface IEventVisitor
{
    /// <param name="position">Where the event stands.</param>
    /// <param name="row">Its customer.</param>
    void Visit(int position, int row);
}
