using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Population;

namespace Launchpoints.Engine.Composition;

/// <summary>The candidates of one ribbon for one customer, from which its cards are dealt.</summary>
internal sealed class CardDeck
{
    private readonly RibbonDefinition _ribbon;
    private readonly Ranking _ranking;
    private readonly KristalTable _table;
    private readonly ulong[] _unsuitable;
    private readonly IReadOnlySet<int> _held;
    private readonly IReadOnlySet<int> _shown;
    private readonly int[] _blocked;
    private readonly int[] _pinned;

    /// <param name="ribbon">Its limits, pins and blocks.</param>
    /// <param name="ranking">The segment's Kristals.</param>
    /// <param name="table">The catalogue.</param>
    /// <param name="unsuitable">A bit for each Kristal row that is not suitable for the customer; rows beyond the end are.</param>
    /// <param name="held">Kristals the customer holds.</param>
    /// <param name="shown">Kristals that earlier ribbons of the decision show; looked at while this one is dealt.</param>
    public CardDeck(RibbonDefinition ribbon, Ranking ranking, KristalTable table, ulong[] unsuitable, IReadOnlySet<int> held, IReadOnlySet<int> shown)
    {
        _ribbon = ribbon;
        _ranking = ranking;
        _table = table;
        _unsuitable = unsuitable;
        _held = held;
        _shown = shown;
        _blocked = Find(ribbon.Blocked);
        _pinned = Find(ribbon.Pinned);
    }

    /// <summary>Deals the cards: pinned ones first in their order, then the most relevant.</summary>
    /// <returns>Kristal rows in the order of the cards, and how many of them are pinned.</returns>
    public (ImmutableArray<int> Rows, int Pinned) Deal()
    {
        var rows = ImmutableArray.CreateBuilder<int>(Math.Min(_ribbon.MaxCards, _ranking.Rows.Length));
        foreach (int row in _pinned)
        {
            if (rows.Count < _ribbon.MaxCards && _ranking.Contains(row) && ReasonAgainst(row) is null && !rows.Contains(row))
            {
                rows.Add(row);
            }
        }

        int pinned = rows.Count;
        for (int i = 0; i < _ranking.Rows.Length && rows.Count < _ribbon.MaxCards; i++)
        {
            int row = _ranking.Rows[i];
            if (ReasonAgainst(row) is null && Array.IndexOf(_pinned, row) < 0)
            {
                rows.Add(row);
            }
        }

        return (rows.DrainToImmutable(), pinned);
    }

    /// <summary>The Kristals that may be shown, most relevant first.</summary>
    public IEnumerable<int> Candidates()
    {
        foreach (int row in _ranking.Rows)
        {
            if (ReasonAgainst(row) is null)
            {
                yield return row;
            }
        }
    }

    /// <summary>Every Kristal of the catalogue that is not dealt, by row, with the first reason that applies.</summary>
    public IEnumerable<(int Kristal, string Reason)> LeftOut(DealtCards dealt)
    {
        var cards = dealt.Rows.ToHashSet();
        for (int row = 0; row < _table.Count; row++)
        {
            if (_table.IsInCatalogue(row) && !cards.Contains(row))
            {
                yield return (row,
                    !_table.IsActive(row) ? KristalReasons.Inactive
                    : !_ranking.Contains(row) ? KristalReasons.NotInSegment
                    : ReasonAgainst(row) ?? (row == dealt.GaveWay ? KristalReasons.GaveWay : KristalReasons.BelowCut));
            }
        }
    }

    /// <summary>A dealt Kristal row as a card.</summary>
    public Card CardOf(int row)
    {
        var card = _ranking.CardOf(row);
        int pin = _ribbon.Pinned.IsEmpty ? -1 : _ribbon.Pinned.IndexOf(card.Kristal);
        return pin < 0
            ? card
            : card with
            {
                Pinned = true,
                Reasons = card.Reasons.Insert(0, string.Create(CultureInfo.InvariantCulture, $"Pinned at position {pin + 1}")),
            };
    }

    private string? ReasonAgainst(int row) =>
        row >> 6 < _unsuitable.Length && (_unsuitable[row >> 6] >> row & 1) != 0 ? KristalReasons.NotSuitable
        : Array.IndexOf(_blocked, row) >= 0 ? KristalReasons.Blocked
        : _ribbon.ExcludeHeld && _held.Contains(row) ? KristalReasons.Held
        : _ribbon.Unique && _shown.Contains(row) ? KristalReasons.ShownAbove
        : null;

    private int[] Find(ImmutableArray<string> keys) => keys.IsEmpty ? [] : [.. keys.Select(_table.Find)];
}
