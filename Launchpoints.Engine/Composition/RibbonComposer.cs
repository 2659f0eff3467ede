using System.Collections.Immutable;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>Composes what one customer sees in one placement.</summary>
internal sealed class RibbonComposer
{
    private readonly Inputs _inputs;
    private readonly HashSet<int> _held;
    private readonly HashSet<int> _shownKristals = [];
    private readonly List<ShownRibbon> _shown = [];
    private readonly List<RibbonExplanation> _ribbons = [];
    private readonly List<KristalExplanation> _kristals = [];

    private RibbonComposer(Inputs inputs)
    {
        _inputs = inputs;
        _held = Holdings.Of(inputs.Customer, inputs.Row, inputs.Settings, inputs.AsOf);
    }

    /// <summary>Goes through the placement's ribbons by priority.</summary>
    public static Decision Compose(Inputs inputs)
    {
        var composer = new RibbonComposer(inputs);
        foreach (var ribbon in inputs.Ribbons.OrderBy(r => r.Priority).ThenBy(r => r.Key, CodePointComparer.Instance))
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

        var deck = CardDeck.Deal(
            ribbon, segment!.Kristals, segment.Relevance, _inputs.Population.Kristals, _held, _shownKristals);
        if (deck.Rows.Length < ribbon.MinCards)
        {
            LeaveOut(ribbon, segment, RibbonReasons.TooFewCards);
            ExplainKristals(ribbon, deck);
        }
        else if (_shown.Count >= _inputs.Placement.Layers)
        {
            LeaveOut(ribbon, segment, RibbonReasons.BeyondLayers);
        }
        else
        {
            Show(ribbon, segment, deck);
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

    private void Show(RibbonDefinition ribbon, SegmentFacts segment, CardDeck deck)
    {
        var cards = deck.Rows.Select(row => CardDeck.CardOf(row, ribbon, segment.Relevance, _inputs.Population)).ToImmutableArray();
        string why = CustomerSentence.Of(segment.Trace, _inputs.Population.Schema);
        _shown.Add(new ShownRibbon(ribbon.Key, ribbon.Segment, ribbon.Title, ribbon.Subtitle, why, cards));
        _shownKristals.UnionWith(deck.Rows);
        if (_inputs.Explain)
        {
            _ribbons.Add(new RibbonExplanation(ribbon.Key, ribbon.Segment, ribbon.Priority, true, null, segment.Qualification, segment.Trace));
            ExplainKristals(ribbon, deck);
        }
    }

    private void LeaveOut(RibbonDefinition ribbon, SegmentFacts? segment, string reason)
    {
        if (_inputs.Explain)
        {
            _ribbons.Add(new RibbonExplanation(
                ribbon.Key, ribbon.Segment, ribbon.Priority, false, reason, segment?.Qualification, segment?.Trace));
        }
    }

    private void ExplainKristals(RibbonDefinition ribbon, CardDeck deck)
    {
        if (_inputs.Explain)
        {
            _kristals.AddRange(deck.LeftOut.Select(l => new KristalExplanation(_inputs.Population.Kristals.Keys[l.Kristal], ribbon.Key, l.Reason)));
        }
    }

    /// <summary>What the composer is given.</summary>
    /// <param name="Population">The real population, for the catalogue.</param>
    /// <param name="Customer">The population that holds the customer: the same, or a population of one.</param>
    /// <param name="Row">The customer's row there.</param>
    /// <param name="Key">The customer's key; null for a made-up one.</param>
    /// <param name="Placement">The placement asked about.</param>
    /// <param name="Ribbons">Its ribbons in any order.</param>
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
        IEnumerable<RibbonDefinition> Ribbons,
        Func<string, SegmentFacts?> SegmentOf,
        WorkspaceSettings Settings,
        long AsOf,
        bool Explain);

    /// <summary>A segment as one customer meets it.</summary>
    internal abstract class SegmentFacts
    {
        public abstract SegmentQualification Qualification { get; }

        public abstract SegmentKristals Kristals { get; }

        public abstract PopularModel Relevance { get; }

        public abstract bool IsMember { get; }

        public abstract RuleTrace Trace { get; }
    }
}
