using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Compilation;

/// <summary>The instant of the earliest, or the latest, selected event; missing without one.</summary>
internal sealed class InstantAggregator(bool latest) : EventAggregator
{
    public override Column Allocate(int rows) => new PackedColumn<long, long, PlainCoding<long>>(new long[rows], default);

    public override void Compute(in RowRange rows, in RowRange events, ReadOnlySpan<ulong> selected, PlanScratch scratch, Column into)
    {
        var instants = ((IStored<long>)into).Stored.AsSpan(0, rows.Count);
        instants.Fill(Sentinel.Missing<long>());
        if (events.Events is not { } block)
        {
            return;
        }

        if (BitKernels.Count(selected) < rows.Count)
        {
            int row = -1;
            for (int i = BitKernels.NextSet(selected, 0, events.Count); i >= 0; i = BitKernels.NextSet(selected, i + 1, events.Count))
            {
                int owner = block.Rows[events.Start + i] - rows.Start;
                if (latest || owner != row)
                {
                    instants[owner] = block.Times[events.Start + i];
                }

                row = owner;
            }

            return;
        }

        for (int row = 0; row < instants.Length; row++)
        {
            int from = block.Offsets[rows.Start + row] - events.Start, to = block.Offsets[rows.Start + row + 1] - events.Start;
            int found = latest ? BitKernels.LastSet(selected, from, to) : BitKernels.NextSet(selected, from, to);
            if (found >= 0)
            {
                instants[row] = block.Times[events.Start + found];
            }
        }
    }
}
