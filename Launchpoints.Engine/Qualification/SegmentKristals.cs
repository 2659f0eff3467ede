using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Compilation;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;

namespace Launchpoints.Engine.Qualification;

/// <summary>The Kristals of a segment: active ones that satisfy its Kristal rule and its evidence.</summary>
public sealed class SegmentKristals
{
    private readonly ulong[] _words;

    private SegmentKristals(ulong[] words)
    {
        _words = words;
        Count = words.Sum(System.Numerics.BitOperations.PopCount);
    }

    /// <summary>How many; 0 or more.</summary>
    public int Count { get; }

    /// <summary>The Kristals of a selection for the given members.</summary>
    internal static SegmentKristals Of(
        KristalSelection selection, MemberSet members, PopulationSnapshot population, RuleClock clock, CancellationToken cancellation = default) => Of(
        selection, () => KristalEvidence.MembersWithEvent(population, members, selection.EventTypes, clock.Window(selection.Window), cancellation), population, clock);

    /// <summary>The Kristals of a selection.</summary>
    /// <param name="selection">What is asked of a Kristal.</param>
    /// <param name="evidence">Members with an event by Kristal row, for the selection's types and window; asked only where it matters.</param>
    /// <param name="population">The snapshot.</param>
    /// <param name="clock">The instant and the zone.</param>
    internal static SegmentKristals Of(KristalSelection selection, Func<int[]> evidence, PopulationSnapshot population, RuleClock clock)
    {
        var table = population.Kristals;
        var words = new ulong[BitKernels.WordsFor(table.Count)];
        table.Active.AsSpan(0, Math.Min(table.Active.Length, words.Length)).CopyTo(words);
        if (selection.Rule is { } rule)
        {
            var plan = RuleCompiler.ForKristals(rule, population, clock);
            BitKernels.And(words, plan.Evaluate(RowRange.OfKristals(table), plan.Program.ForRows(table.Count)));
        }

        if (selection.Basis == KristalBasis.Evidence)
        {
            int[] members = evidence();
            for (int row = 0; row < members.Length; row++)
            {
                if (members[row] < selection.MinMembers)
                {
                    words[row >> 6] &= ~(1UL << row);
                }
            }
        }

        return new SegmentKristals(words);
    }

    /// <summary>A bit a Kristal row.</summary>
    internal ReadOnlySpan<ulong> Words => _words;

    /// <summary>A bit a row of those that are not among the given ones.</summary>
    /// <param name="others">A bit a row; rows beyond the end are not among them.</param>
    /// <param name="count">How many are left.</param>
    internal ulong[] Without(ReadOnlySpan<ulong> others, out int count)
    {
        if (others.IsEmpty)
        {
            count = Count;
            return _words;
        }

        var left = (ulong[])_words.Clone();
        BitKernels.AndNot(left.AsSpan(0, Math.Min(left.Length, others.Length)), others[..Math.Min(left.Length, others.Length)]);
        count = BitKernels.Count(left);
        return left;
    }

    internal bool Contains(int row) => row >> 6 < _words.Length && (_words[row >> 6] >> row & 1) != 0;

    internal IEnumerable<int> Rows()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong word = _words[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + System.Numerics.BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
