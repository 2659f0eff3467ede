using System.Collections.Immutable;
using Launchpoints.Engine.Bitmaps;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Qualification;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Engine.Composition;

/// <summary>Composes what one customer sees in one placement.</summary>
internal sealed class RibbonComposer
{
    private const string TriedOut = "Tried out here on some pages, to learn how it does";

    private static readonly HashSet<int> Nothing = [];

    private readonly Inputs _inputs;
    private ulong[]? _unsuitable;
    private readonly HashSet<int> _shownKristals = [];
    private readonly List<ShownRibbon> _shown = [];
    private readonly List<RibbonExplanation> _ribbons = [];
    private readonly List<KristalExplanation> _kristals = [];

    private RibbonComposer(Inputs inputs)
    {
        _inputs = inputs;
    }

    private int Today => LocalTime.DayNumber(_inputs.AsOf, _inputs.Settings.TimeZone);

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

        _unsuitable ??= _inputs.Unsuitable();
        using var ranking = segment!.RankingFor(_inputs.Kristals, segment.IsPersonal ? Hidden(ribbon, _unsuitable) : _unsuitable);
        var deck = new CardDeck(ribbon, ranking, new CardDeck.Source(
            _inputs.Population.Kristals,
            _inputs.Traits,
            _unsuitable,
            ribbon.ExcludeHeld ? _inputs.Kristals.Held : Nothing,
            _shownKristals,
            _inputs.AsOf,
            _inputs.Settings.TimeZone));
        var (best, pinned) = deck.Deal();
        if (best.Length < ribbon.MinCards)
        {
            LeaveOut(ribbon, segment, RibbonReasons.TooFewCards);
            ExplainKristals(ribbon, deck, new DealtCards(best));
        }
        else if (_shown.Count >= _inputs.Placement.Layers)
        {
            LeaveOut(ribbon, segment, RibbonReasons.BeyondLayers);
        }
        else
        {
            Show(ribbon, segment, ranking, deck, new CardTrial(_inputs.Key is null ? null : ribbon.Exploration, deck, best, pinned));
        }
    }

    // What a ribbon cannot show need not be put in order.
    private ulong[] Hidden(RibbonDefinition ribbon, ulong[] unsuitable)
    {
        var hidden = new ulong[BitKernels.WordsFor(_inputs.Population.Kristals.Count)];
        unsuitable.AsSpan(0, Math.Min(unsuitable.Length, hidden.Length)).CopyTo(hidden);
        if (ribbon.ExcludeHeld)
        {
            Mark(_inputs.Kristals.Held);
        }

        if (ribbon.Unique)
        {
            Mark(_shownKristals);
        }

        return hidden;

        void Mark(HashSet<int> rows)
        {
            foreach (int row in rows)
            {
                if (row >> 6 < hidden.Length) // of a made-up customer there may be Kristals that nobody else knows
                {
                    hidden[row >> 6] |= 1UL << row;
                }
            }
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

    private void Show(RibbonDefinition ribbon, SegmentFacts segment, Ranking ranking, CardDeck deck, CardTrial trial)
    {
        var dealt = trial.Deal(ribbon.Exploration is null ? default : new Draw(_inputs.Seed, _inputs.Key ?? "", ribbon.Key, Today));
        var cards = ImmutableArray.CreateBuilder<Card>(dealt.Rows.Length);
        for (int place = 0; place < dealt.Rows.Length; place++)
        {
            var card = deck.CardOf(dealt.Rows[place], _inputs.Explain);
            cards.Add(place == dealt.Tried ? card with { Reasons = card.Reasons.Insert(0, TriedOut) } : card);
        }

        string why = segment.MayBeTold ? CustomerSentence.Of(segment.Trace, _inputs.Population.Schema) : CustomerSentence.Neutral;
        _shown.Add(new ShownRibbon(ribbon.Key, ribbon.Segment, ribbon.Title, ribbon.Subtitle, why, cards.MoveToImmutable())
        {
            Exposure = _inputs.Log ? ExposureOf(ranking, deck, trial, dealt) : null,
        });
        if (_inputs.Explain)
        {
            _ribbons.Add(new RibbonExplanation(ribbon.Key, ribbon.Segment, ribbon.Priority, true, null, segment.Qualification, segment.Trace));
            ExplainKristals(ribbon, deck, dealt);
        }

        _shownKristals.UnionWith(dealt.Rows);
    }

    private RibbonExposure ExposureOf(Ranking ranking, CardDeck deck, CardTrial trial, DealtCards dealt)
    {
        int[] candidates = deck.CandidatesInAnyOrder();
        return new RibbonExposure(ranking.Model, _inputs.Traits.HashOf(candidates), candidates.Length, trial.Propensities(dealt));
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
    private void ExplainKristals(RibbonDefinition ribbon, CardDeck deck, DealtCards dealt)
    {
        if (_inputs.Explain)
        {
            _kristals.AddRange(deck.LeftOut(ribbon.Key, dealt, _inputs.About));
        }
    }

    /// <summary>What the composer is given.</summary>
    /// <param name="Population">The real population, for the catalogue.</param>
    /// <param name="Kristals">What the customer holds and had to do with.</param>
    /// <param name="Key">The customer's key; null for a made-up one.</param>
    /// <param name="Placement">The placement asked about.</param>
    /// <param name="Ribbons">Its ribbons by priority, ties by key in code point order.</param>
    /// <param name="SegmentOf">A segment as this customer meets it; null for one without a published version.</param>
    /// <param name="Settings">The workspace's.</param>
    /// <param name="Unsuitable">A bit for each Kristal row that is not suitable for the customer; asked once, where cards are dealt.</param>
    /// <param name="AsOf">The instant, Unix milliseconds.</param>
    /// <param name="Explain">Whether reasons are kept.</param>
    /// <param name="About">The key of a Kristal of which more is asked; null for none.</param>
    /// <param name="Log">Whether the ribbons carry what is to be logged when they are delivered.</param>
    /// <param name="Seed">Decides which cards are tried out.</param>
    /// <param name="Traits">What is known of the Kristals of <paramref name="Population"/>.</param>
    internal sealed record Inputs(
        PopulationSnapshot Population,
        CustomerKristals Kristals,
        string? Key,
        PlacementDefinition Placement,
        IReadOnlyList<RibbonDefinition> Ribbons,
        Func<string, SegmentFacts?> SegmentOf,
        WorkspaceSettings Settings,
        Func<ulong[]> Unsuitable,
        long AsOf,
        bool Explain,
        string? About,
        bool Log,
        ulong Seed,
        KristalTraits Traits);

    /// <summary>A segment as one customer meets it.</summary>
    internal abstract class SegmentFacts
    {
        public abstract SegmentQualification Qualification { get; }

        /// <summary>Its Kristals in the order of its model.</summary>
        /// <param name="customer">What the customer holds and had to do with.</param>
        /// <param name="hidden">A bit for each Kristal row that may be left out, since it cannot be shown.</param>
        public abstract Ranking RankingFor(CustomerKristals customer, ulong[] hidden);

        /// <summary>Whether the order is the customer's own.</summary>
        public abstract bool IsPersonal { get; }

        public abstract bool IsMember { get; }

        /// <summary>Whether the rule has a condition that customers may be told of; without one there is no need for a trace.</summary>
        public abstract bool MayBeTold { get; }

        public abstract RuleTrace Trace { get; }
    }
}
