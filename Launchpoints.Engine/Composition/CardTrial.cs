using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Launchpoints.Engine.Composition;

/// <summary>Gives a place of a ribbon to a card that is tried out, or does not, and knows the chances of both.</summary>
internal sealed class CardTrial
{
    private readonly Exploration? _exploration;
    private readonly ImmutableArray<int> _best;
    private readonly int _first;
    private readonly ImmutableArray<int> _next;

    /// <param name="exploration">The ribbon's; null for none.</param>
    /// <param name="deck">The candidates.</param>
    /// <param name="best">The cards that the ribbon shows when nothing is tried out.</param>
    /// <param name="pinned">How many of them, at the beginning, are pinned.</param>
    public CardTrial(Exploration? exploration, CardDeck deck, ImmutableArray<int> best, int pinned)
    {
        _exploration = exploration;
        _best = best;
        _first = Math.Max(1, pinned);
        _next = exploration is null || Places <= 0 ? [] : [.. deck.Candidates().Where(row => !best.Contains(row)).Take(exploration.Among)];
    }

    // The places that may be given away: all from _first on.
    private int Places => _best.Length - _first;

    /// <summary>The cards to show.</summary>
    public DealtCards Deal(Draw draw)
    {
        if (_exploration is null || Places <= 0 || draw.Next() >= _exploration.Share)
        {
            return new DealtCards(_best);
        }

        int place = _first + draw.Below(Places);
        return _next.IsEmpty ? new DealtCards(_best) : new DealtCards(_best.SetItem(place, _next[draw.Below(_next.Length)]), place, _best[place]);
    }

    /// <summary>The chance of each of the cards to stand at its place.</summary>
    public ImmutableArray<double> Propensities(DealtCards dealt)
    {
        var chances = new double[dealt.Rows.Length];
        for (int place = 0; place < chances.Length; place++)
        {
            double given = _exploration is null || place < _first || _next.IsEmpty ? 0 : _exploration.Share / Places;
            chances[place] = place == dealt.Tried ? given / _next.Length : 1 - given;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(chances);
    }
}
