using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Membership;

/// <summary>
/// Who is in which segment, for all segments together, at one instant of one snapshot. A write or a step of the clock gives the next
/// one, which shares everything that stays as it was. Immutable: readers keep theirs.
/// </summary>
/// <remarks>
/// A write evaluates the segments that read what changed, for the customers that changed. For the clock each block knows an instant up to which
/// nothing in it can change by itself; only blocks whose instant has come are evaluated again.
/// </remarks>
internal sealed class LiveMembership
{
    // More changed customers than this in one block are cheaper to evaluate together with the rest of their block.
    private const int FewRows = 24;

    private readonly BlockMembers[] _blocks;
    private readonly int[] _counts;
    private readonly BoundProgram _bound;

    private LiveMembership(SegmentProgram segments, BoundProgram bound, PopulationSnapshot population, BlockMembers[] blocks, int[] counts)
    {
        Segments = segments;
        Population = population;
        _bound = bound;
        _blocks = blocks;
        _counts = counts;
    }

    /// <summary>The segments and their rules.</summary>
    public SegmentProgram Segments { get; }

    public PopulationSnapshot Population { get; }

    /// <summary>The instant, Unix milliseconds.</summary>
    public long AsOf => _bound.Clock.Now;

    /// <summary>The program at the instant.</summary>
    public BoundProgram Program => _bound;

    /// <summary>An instant after now up to which, itself excluded, nobody enters or leaves a segment unless something is written; the largest number for never.</summary>
    public long NextStep => _blocks.Length == 0 ? long.MaxValue : _blocks.Min(b => b.Until);

    /// <summary>Evaluates everything.</summary>
    /// <param name="segments">The segments, compiled for this population.</param>
    /// <param name="population">The snapshot.</param>
    /// <param name="asOf">Unix milliseconds.</param>
    public static LiveMembership Of(SegmentProgram segments, PopulationSnapshot population, long asOf)
    {
        var blocks = new BlockMembers[population.Blocks.Length];
        var live = new LiveMembership(segments, segments.Program.At(asOf), population, blocks, new int[segments.Keys.Length]);
        live.Evaluate([.. Enumerable.Range(0, blocks.Length)], withHorizon: false);
        return live;
    }

    /// <summary>The same population at another instant.</summary>
    public LiveMembership At(long asOf)
    {
        if (asOf == AsOf)
        {
            return this;
        }

        var stale = new List<int>();
        for (int block = 0; block < _blocks.Length; block++)
        {
            if (asOf < _blocks[block].From || asOf >= _blocks[block].Until)
            {
                stale.Add(block);
            }
        }

        var next = new LiveMembership(
            Segments, Segments.Program.At(asOf), Population, stale.Count == 0 ? _blocks : [.. _blocks], stale.Count == 0 ? _counts : [.. _counts]);
        next.Evaluate(stale, withHorizon: true);
        return next;
    }

    /// <summary>The next snapshot at the same instant; null when it is not the next one, or when the rules must be compiled anew for it.</summary>
    public LiveMembership? After(PopulationSnapshot population)
    {
        var changes = population.Changes;
        if (changes.Before != Population.Version || !Segments.Program.IsFor(population))
        {
            return null;
        }

        var affected = Segments.AffectedBy(changes);
        var blocks = _blocks;
        if (population.Blocks.Length > blocks.Length)
        {
            Array.Resize(ref blocks, population.Blocks.Length);
        }
        else if (changes.Blocks.Length > 0 && affected.Count > 0)
        {
            blocks = [.. blocks];
        }

        var next = new LiveMembership(Segments, _bound, population, blocks, affected.Count == 0 ? _counts : [.. _counts]);
        var whole = new List<int>();
        var timed = affected.Count == 0 ? [] : Segments.TimedReadersOf(changes);
        foreach (var (block, rows) in affected.Count == 0 ? [] : changes.Blocks)
        {
            if (block >= _blocks.Length || BitKernels.Count(rows) > FewRows)
            {
                whole.Add(block);
            }
            else
            {
                next.Update(block, rows, affected, timed);
            }
        }

        for (int block = _blocks.Length; block < blocks.Length; block++)
        {
            if (blocks[block] is null && !whole.Contains(block))
            {
                whole.Add(block);
            }
        }

        next.Evaluate(whole, withHorizon: true);
        return next;
    }

    /// <summary>The members of a segment.</summary>
    /// <param name="place">The segment's place in <see cref="Segments"/>.</param>
    public MemberSet Members(int place)
    {
        var arrays = new ulong[]?[_blocks.Length];
        for (int block = 0; block < arrays.Length; block++)
        {
            arrays[block] = _blocks[block].Chunks[place / BlockMembers.Together];
        }

        return new MemberSet(Population, arrays, place % BlockMembers.Together * CustomerBlock.Words, _counts[place]);
    }

    /// <summary>How many members a segment has.</summary>
    public int Count(int place) => _counts[place];

    /// <summary>Whether the customer of a row is a member.</summary>
    public bool Contains(int place, int row) => _blocks[row / CustomerBlock.Size].Contains(place, row % CustomerBlock.Size);

    /// <summary>Marks the customers of a block who are members of other segments than they were.</summary>
    /// <param name="before">What this one was made of.</param>
    /// <param name="block">The block.</param>
    /// <param name="rows">Gets a bit a row.</param>
    public void MarkDifferences(LiveMembership before, int block, Span<ulong> rows)
    {
        var now = _blocks[block].Chunks;
        var was = block < before._blocks.Length ? before._blocks[block].Chunks : null;
        if (ReferenceEquals(now, was))
        {
            return;
        }

        for (int chunk = 0; chunk < now.Length; chunk++)
        {
            for (int i = 0; !ReferenceEquals(now[chunk], was?[chunk]) && i < now[chunk].Length; i++)
            {
                rows[i % CustomerBlock.Words] |= now[chunk][i] ^ (was is null ? 0 : was[chunk][i]);
            }
        }
    }

    // Evaluates whole blocks; counts are corrected by the difference to what the block had before.
    private void Evaluate(List<int> stale, bool withHorizon)
    {
        if (stale.Count == 0)
        {
            return;
        }

        EachBlock.Visit(
            stale.Count,
            () => new Memory(_bound.ForBlocks(), new int[_counts.Length]),
            (index, own) => _blocks[stale[index]] = Evaluate(stale[index], own, withHorizon),
            own =>
            {
                for (int place = 0; place < _counts.Length; place++)
                {
                    _counts[place] += own.Counts[place];
                }
            },
            CancellationToken.None);
    }

    private BlockMembers Evaluate(int block, Memory own, bool withHorizon)
    {
        var customers = Population.Blocks[block];
        var rows = RowRange.OfCustomers(customers);
        own.Scratch.Begin(rows);
        Segments.Program.Prepare(rows, own.Scratch);
        var before = _blocks[block];
        var chunks = BlockMembers.Room(Segments.Keys.Length);
        for (int place = 0; place < Segments.Roots.Length; place++)
        {
            var words = BlockMembers.Of(chunks, place);
            own.Counts[place] += BitKernels.AndCount(own.Scratch.Bits(Segments.Roots[place].Node, rows), customers.Present, words)
                - (before is null ? 0 : BitKernels.Count(BlockMembers.Of(before.Chunks, place)));
        }

        return new BlockMembers(chunks, AsOf, withHorizon ? NextChange(rows, own.Scratch, Segments.Program.Timed) : AsOf + 1);
    }

    // Evaluates single customers of a block.
    private void Update(int block, ulong[] changed, IReadOnlyCollection<int> affected, IReadOnlyList<PlanNode> timed)
    {
        var customers = Population.Blocks[block];
        var before = _blocks[block];
        var chunks = before.Chunks;
        long until = before.Until;
        var scratch = _bound.BorrowForRow();
        for (int row = BitKernels.NextSet(changed, 0, customers.Count); row >= 0; row = BitKernels.NextSet(changed, row + 1, customers.Count))
        {
            var rows = RowRange.OfCustomers(customers, row, 1);
            bool present = BitKernels.IsSet(customers.Present, row);
            scratch.Begin(rows);
            Segments.Program.Prepare(rows, scratch);
            foreach (int place in affected)
            {
                bool member = present && (scratch.Bits(Segments.Roots[place].Node, rows)[0] & 1) != 0;
                if (member == BitKernels.IsSet(BlockMembers.Of(chunks, place), row))
                {
                    continue;
                }

                Own(ref chunks, before.Chunks, place);
                BlockMembers.Of(chunks, place)[row >> 6] ^= 1UL << row;
                _counts[place] += member ? 1 : -1;
            }

            // What the block knew of its other customers still holds, and of this one it may be too early, which does no harm.
            until = until > AsOf + 1 ? Math.Min(until, NextChange(rows, scratch, timed)) : until;
        }

        _bound.Return(scratch);
        _blocks[block] = ReferenceEquals(chunks, before.Chunks) && until == before.Until ? before : new BlockMembers(chunks, AsOf, until);
    }

    private static long NextChange(in RowRange rows, PlanScratch scratch, IReadOnlyList<PlanNode> timed)
    {
        long next = long.MaxValue;
        for (int i = 0; i < timed.Count; i++)
        {
            next = Math.Min(next, timed[i].NextChange(rows, scratch));
        }

        return next;
    }

    private static void Own(ref ulong[][] chunks, ulong[][] shared, int place)
    {
        int chunk = place / BlockMembers.Together;
        if (ReferenceEquals(chunks, shared))
        {
            chunks = [.. shared];
        }

        if (ReferenceEquals(chunks[chunk], shared[chunk]))
        {
            chunks[chunk] = [.. shared[chunk]];
        }
    }

    private sealed record Memory(PlanScratch Scratch, int[] Counts);
}
