using System.Collections.Immutable;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Composition;

/// <summary>The candidates of one ribbon for one customer, from which its cards are dealt.</summary>
internal sealed class CardDeck
{
    private readonly RibbonDefinition _ribbon;
    private readonly Ranking _ranking;
    private readonly Source _source;
    private readonly CandidateOrder _order;
    private readonly int[] _blocked;
    private readonly int[] _pinned;

    /// <param name="ribbon">Its limits, pins, boosts and blocks.</param>
    /// <param name="ranking">The segment's Kristals.</param>
    /// <param name="source">What the cards are dealt from.</param>
    public CardDeck(RibbonDefinition ribbon, Ranking ranking, in Source source)
    {
        _ribbon = ribbon;
        _ranking = ranking;
        _source = source;
        _order = new CandidateOrder(ribbon, ranking, source.Table, source.AsOf);
        _blocked = Find(ribbon.Blocked, ribbon.BlockTerms);
        _pinned = Find(ribbon.Pinned, ribbon.PinTerms);
    }

    /// <summary>Deals the cards: pinned ones first in their order, then what counts most, within the caps and as unlike as the ribbon asks.</summary>
    /// <returns>Kristal rows in the order of the cards, and how many of them are pinned.</returns>
    public (ImmutableArray<int> Rows, int Pinned) Deal()
    {
        var rows = ImmutableArray.CreateBuilder<int>(Math.Min(_ribbon.MaxCards, _order.Count));
        var caps = Caps();
        foreach (int row in _pinned)
        {
            if (rows.Count < _ribbon.MaxCards && _ranking.Contains(row) && ReasonAgainst(row) is null && !rows.Contains(row) && caps?.HasRoomFor(row) != false)
            {
                rows.Add(row);
                caps?.Add(row);
            }
        }

        int pinned = rows.Count;
        if (_ribbon.Diversity is { } diversity)
        {
            new DiverseDeal(this, diversity, _source.Traits, caps).Deal(rows, _ribbon.MaxCards);
            return (rows.DrainToImmutable(), pinned);
        }

        for (int i = 0; i < _order.Count && rows.Count < _ribbon.MaxCards; i++)
        {
            int row = _order.RowAt(i);
            if (ReasonAgainst(row) is null && Array.IndexOf(_pinned, row) < 0 && caps?.HasRoomFor(row) != false)
            {
                rows.Add(row);
                caps?.Add(row);
            }
        }

        return (rows.DrainToImmutable(), pinned);
    }

    /// <summary>The Kristals that may be shown, what counts most first.</summary>
    public IEnumerable<int> Candidates()
    {
        for (int i = 0; i < _order.Count; i++)
        {
            int row = _order.RowAt(i);
            if (ReasonAgainst(row) is null)
            {
                yield return row;
            }
        }
    }

    /// <summary>The same in whatever order is at hand.</summary>
    public int[] CandidatesInAnyOrder()
    {
        int count = 0;
        int[] candidates = new int[_ranking.Count];
        foreach (int row in _ranking.Rows)
        {
            if (ReasonAgainst(row) is null)
            {
                candidates[count++] = row;
            }
        }

        Array.Resize(ref candidates, count);
        return candidates;
    }

    /// <summary>What a Kristal row counts on this ribbon.</summary>
    public double ScoreOf(int row) => _order.ScoreOf(row);

    /// <summary>Whether a pin that holds names a Kristal row.</summary>
    public bool IsPinned(int row) => Array.IndexOf(_pinned, row) >= 0;

    /// <summary>Counts nothing yet; null for a ribbon without caps.</summary>
    public CapCounts? Caps() => _ribbon.Caps.IsEmpty ? null : new CapCounts(_ribbon.Caps, _source.Traits);

    /// <summary>Every Kristal of the catalogue that is not dealt, with the first reason that applies.</summary>
    /// <param name="ribbon">The ribbon's key.</param>
    /// <param name="dealt">What it shows.</param>
    /// <param name="about">The key of a Kristal that is asked about by name; null for none.</param>
    public IEnumerable<KristalExplanation> LeftOut(string ribbon, DealtCards dealt, string? about)
    {
        var cards = dealt.Rows.ToHashSet();
        var caps = Caps();
        foreach (int row in dealt.Rows)
        {
            caps?.Add(row);
        }

        for (int row = 0; row < _source.Table.Count; row++)
        {
            if (!_source.Table.IsInCatalogue(row) || cards.Contains(row))
            {
                continue;
            }

            string key = _source.Table.Keys[row];
            string? against = !_source.Table.IsActive(row) ? KristalReasons.Inactive
                : !_ranking.Contains(row) ? KristalReasons.NotInSegment
                : ReasonAgainst(row);
            yield return against is not null
                ? new KristalExplanation(key, ribbon, against)
                : new KristalExplanation(
                    key,
                    ribbon,
                    row == dealt.GaveWay ? KristalReasons.GaveWay : caps?.HasRoomFor(row) == false ? KristalReasons.Capped : KristalReasons.BelowCut)
                {
                    Relevance = Math.Min(1, ScoreOf(row)),
                    Contributions = key == about ? Contributions(row) : [],
                };
        }
    }

    /// <summary>A dealt Kristal row as a card.</summary>
    /// <param name="row">The row.</param>
    /// <param name="explain">Whether it says what its relevance is made of.</param>
    public Card CardOf(int row, bool explain)
    {
        var card = _ranking.CardOf(row);
        if (explain)
        {
            card = card with { Contributions = Contributions(row) };
        }

        if (_order.BoostOf(row) is { } boost)
        {
            card = card with { Relevance = Math.Min(1, ScoreOf(row)), Reasons = card.Reasons.Insert(0, AdjustmentText.Of(boost, _source.Zone)) };
        }

        int pin = _pinned.Length == 0 ? -1 : _ribbon.Pinned.IndexOf(card.Kristal);
        return pin < 0 || !IsPinned(row)
            ? card
            : card with { Pinned = true, Reasons = card.Reasons.Insert(0, AdjustmentText.OfPin(pin, _ribbon.PinTerms.GetValueOrDefault(card.Kristal, CardTerms.None), _source.Zone)) };
    }

    private ImmutableArray<CardContribution> Contributions(int row)
    {
        var parts = _ranking.ContributionsOf(row);
        return _order.BoostOf(row) is { } boost
            ? [.. parts, new CardContribution(ContributionKinds.Boost, "", AdjustmentText.Of(boost, _source.Zone), Math.Min(1, ScoreOf(row)) - _ranking.RelevanceOf(row))]
            : [.. parts];
    }

    private string? ReasonAgainst(int row) =>
        row >> 6 < _source.Unsuitable.Length && (_source.Unsuitable[row >> 6] >> row & 1) != 0 ? KristalReasons.NotSuitable
        : Array.IndexOf(_blocked, row) >= 0 ? KristalReasons.Blocked
        : _ribbon.ExcludeHeld && _source.Held.Contains(row) ? KristalReasons.Held
        : _ribbon.Unique && _source.Shown.Contains(row) ? KristalReasons.ShownAbove
        : null;

    private int[] Find(ImmutableArray<string> keys, ImmutableDictionary<string, CardTerms> terms)
    {
        if (keys.IsEmpty)
        {
            return [];
        }

        var (table, asOf) = (_source.Table, _source.AsOf);
        return terms.IsEmpty
            ? [.. keys.Select(table.Find)]
            : [.. keys.Where(key => terms.GetValueOrDefault(key, CardTerms.None).HoldsAt(asOf)).Select(table.Find)];
    }

    /// <summary>What cards are dealt from.</summary>
    /// <param name="Table">The catalogue.</param>
    /// <param name="Traits">What is known of its Kristals.</param>
    /// <param name="Unsuitable">A bit for each Kristal row that is not suitable for the customer; rows beyond the end are.</param>
    /// <param name="Held">Kristals the customer holds.</param>
    /// <param name="Shown">Kristals that earlier ribbons of the decision show; looked at while this one is dealt.</param>
    /// <param name="AsOf">The instant, Unix milliseconds.</param>
    /// <param name="Zone">The workspace's, for instants in sentences.</param>
    internal readonly record struct Source(
        KristalTable Table, KristalTraits Traits, ulong[] Unsuitable, IReadOnlySet<int> Held, IReadOnlySet<int> Shown, long AsOf, TimeZoneInfo Zone);
}
