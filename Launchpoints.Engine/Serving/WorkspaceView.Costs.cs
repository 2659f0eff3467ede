using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Engine.Serving;

/// <summary>What ribbons cost.</summary>
public sealed partial class WorkspaceView
{
    /// <summary>What a ribbon's pins, boosts, blocks, caps, diversity and exploration cost its members in relevance; null where its segment has no published version.</summary>
    /// <param name="ribbon">The ribbon, saved or not.</param>
    /// <param name="cancellation">Cancels a question that was superseded.</param>
    /// <param name="most">Of how many members at most the pages are made, 1 or more; never of more than <see cref="RibbonCost"/> says.</param>
    /// <exception cref="OperationCanceledException">The question was superseded.</exception>
    public RibbonCost? CostOf(RibbonDefinition ribbon, CancellationToken cancellation, int most = RibbonCost.MostMembers)
    {
        ArgumentNullException.ThrowIfNull(ribbon);
        if (Segment(ribbon.Segment) is not { } state)
        {
            return null;
        }

        // Where everyone has an order of their own no two members share a page, and every page has to be made.
        var costing = new RibbonCosting(ribbon, SourceOf([]), cancellation);
        most = Math.Min(most, state.IsPersonal ? RibbonCost.MostPersonal : RibbonCost.MostMembers);
        var segments = state.Kristals.Words.ToArray();
        int every = ((state.Members.Count - 1) / most) + 1, index = 0;
        foreach (int row in state.Members.Rows())
        {
            if (index++ % every != 0)
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            var excluded = Excluded(row, ribbon.ExcludeHeld, segments);
            if (state.IsPersonal)
            {
                using var ranking = state.RankingFor(new CustomerKristals(Population, row, Population.Kristals, Configuration.Settings, AsOf), excluded);
                costing.Add(ranking, excluded, 1);
            }
            else
            {
                costing.AddLater(excluded);
            }
        }

        costing.AddAll(state.Popular);
        return costing.Result(state.Members.Count);
    }

    /// <summary>The pages that a model would make of a ribbon; null where its segment has no published version.</summary>
    /// <param name="ribbon">The ribbon.</param>
    /// <param name="model">The model, whatever the segment names.</param>
    public RibbonJudge? JudgeOf(RibbonDefinition ribbon, string model)
    {
        ArgumentNullException.ThrowIfNull(ribbon);
        return Segment(ribbon.Segment) is { } state ? new RibbonJudge(this, ribbon, StateOf(state.Definition with { Model = model })) : null;
    }

    internal ulong[] UnsuitableFor(int row) => Unsuitable(Population, row);

    internal CardDeck.Source SourceFor(ulong[] unsuitable, IReadOnlySet<int> held, IReadOnlySet<int> shown, long asOf) =>
        new(Population.Kristals, _traits, unsuitable, held, shown, asOf, _clock.Zone);

    // Of the given Kristals those that a customer may not be shown, or holds.
    private ulong[] Excluded(int row, bool held, ulong[] kristals)
    {
        var excluded = new ulong[kristals.Length];
        var unsuitable = Unsuitable(Population, row);
        unsuitable.AsSpan(0, Math.Min(unsuitable.Length, excluded.Length)).CopyTo(excluded);
        foreach (int kristal in held ? Holdings.Of(Population, row, Configuration.Settings, AsOf) : [])
        {
            excluded[kristal >> 6] |= 1UL << kristal;
        }

        BitKernels.And(excluded, kristals);
        return excluded;
    }
}
