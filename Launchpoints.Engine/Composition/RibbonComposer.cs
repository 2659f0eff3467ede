using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>Composes what one customer sees in one placement.</summary>
internal sealed class RibbonComposer
{
    private static readonly HashSet<int> Nothing = [];

    private readonly Inputs _inputs;
    private HashSet<int>? _held;
    private readonly HashSet<int> _shownKristals = [];
    private readonly List<ShownRibbon> _shown = [];
    private readonly List<RibbonExplanation> _ribbons = [];
    private readonly List<KristalExplanation> _kristals = [];

    private RibbonComposer(Inputs inputs)
    {
        _inputs = inputs;
    }

    private HashSet<int> Held => _held ??= Holdings.Of(_inputs.Customer, _inputs.Row, _inputs.Settings, _inputs.AsOf);

    /// <summary>Goes through the placement's ribbons by priority.</summary>
    public static Decision Compose(Inputs inputs)
    {
        var composer = new RibbonComposer(inputs);
        foreach (var ribbon in inputs.Ribbons)
        {
            composer.Consider(ribbon);
        }

        return new Decision(
            inputs.Key,
            inputs.Placement.Key,
            inputs.AsOf,
            [.. composer._shown],
            composer._shown.Count == 0 ? inputs.Placement.Fallback : null,
            inputs.Explain ? new DecisionExplanation([.. composer._ribbons], [.. composer._kristals]) : null);
    }

    private void Consider(RibbonDefinition ribbon)
    {
        if (!_inputs.Explain && _shown.Count >= _inputs.Placement.Layers)
        {
            return; // nothing further can be shown, and nobody asked why
        }

        var segment = _inputs.SegmentOf(ribbon.Segment);
        string? reason = ReasonBeforeCards(ribbon, segment);
        if (reason is not null)
        {
            LeaveOut(ribbon, segment, reason);
            return;
        }

        var rows = CardDeck.Deal(ribbon, segment!.Ranking, _inputs.Population.Kristals, ribbon.ExcludeHeld ? Held : Nothing, _shownKristals);
        if (rows.Length < ribbon.MinCards)
        {
            LeaveOut(ribbon, segment, RibbonReasons.TooFewCards);
            ExplainKristals(ribbon, segment, rows);
        }
        else if (_shown.Count >= _inputs.Placement.Layers)
        {
            LeaveOut(ribbon, segment, RibbonReasons.BeyondLayers);
        }
        else
        {
            Show(ribbon, segment, rows);
        }
    }

    private string? ReasonBeforeCards(RibbonDefinition ribbon, SegmentFacts? segment)
    {
        if (segment is null)
        {
            return RibbonReasons.SegmentNotPublished;
        }

        if ((ribbon.Start is { } start && _inputs.AsOf < start) || (ribbon.End is { } end && _inputs.AsOf >= end))
        {
            return RibbonReasons.OutsideSchedule;
        }

        if (!segment.Qualification.Qualified)
        {
            return RibbonReasons.SegmentNotQualified;
        }

        return segment.IsMember ? null : RibbonReasons.NotAMember;
    }

    private void Show(RibbonDefinition ribbon, SegmentFacts segment, ImmutableArray<int> rows)
    {
        var cards = ImmutableArray.CreateBuilder<Card>(rows.Length);
        foreach (int row in rows)
        {
            cards.Add(CardDeck.CardOf(row, ribbon, segment.Ranking));
        }

        string why = CustomerSentence.Of(segment.Trace, _inputs.Population.Schema);
        _shown.Add(new ShownRibbon(ribbon.Key, ribbon.Segment, ribbon.Title, ribbon.Subtitle, why, cards.MoveToImmutable()));
        if (_inputs.Explain)
        {
            _ribbons.Add(new RibbonExplanation(ribbon.Key, ribbon.Segment, ribbon.Priority, true, null, segment.Qualification, segment.Trace));
            ExplainKristals(ribbon, segment, rows);
        }

        _shownKristals.UnionWith(rows);
    }

    private void LeaveOut(RibbonDefinition ribbon, SegmentFacts? segment, string reason)
    {
        if (_inputs.Explain)
        {
            _ribbons.Add(new RibbonExplanation(
                ribbon.Key, ribbon.Segment, ribbon.Priority, false, reason, segment?.Qualification, segment?.Trace));
        }
    }

    // Before what this ribbon shows counts as shown above.
    private void ExplainKristals(RibbonDefinition ribbon, SegmentFacts segment, ImmutableArray<int> rows)
    {
        if (_inputs.Explain)
        {
            var table = _inputs.Population.Kristals;
            _kristals.AddRange(CardDeck.LeftOut(ribbon, segment.Ranking, table, Held, _shownKristals, rows)
                .Select(l => new KristalExplanation(table.Keys[l.Kristal], ribbon.Key, l.Reason)));
        }
    }

    /// <summary>What the composer is given.</summary>
    /// <param name="Population">The real population, for the catalogue.</param>
    /// <param name="Customer">The population that holds the customer: the same, or a population of one.</param>
    /// <param name="Row">The customer's row there.</param>
    /// <param name="Key">The customer's key; null for a made-up one.</param>
    /// <param name="Placement">The placement asked about.</param>
    /// <param name="Ribbons">Its ribbons by priority, ties by key in code point order.</param>
    /// <param name="SegmentOf">A segment as this customer meets it; null for one without a published version.</param>
    /// <param name="Settings">Which event types hold and release.</param>
    /// <param name="AsOf">The instant, Unix milliseconds.</param>
    /// <param name="Explain">Whether reasons are kept.</param>
    internal sealed record Inputs(
        PopulationSnapshot Population,
        PopulationSnapshot Customer,
        int Row,
        string? Key,
        PlacementDefinition Placement,
        IReadOnlyList<RibbonDefinition> Ribbons,
        Func<string, SegmentFacts?> SegmentOf,
        WorkspaceSettings Settings,
        long AsOf,
        bool Explain);

    /// <summary>A segment as one customer meets it.</summary>
    internal abstract class SegmentFacts
    {
        public abstract SegmentQualification Qualification { get; }

        public abstract Ranking Ranking { get; }

        public abstract bool IsMember { get; }

        public abstract RuleTrace Trace { get; }
    }
}
