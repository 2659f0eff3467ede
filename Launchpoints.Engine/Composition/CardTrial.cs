using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Launchpoints.Engine.Composition;

/// <summary>Gives a place of a ribbon to a card that is tried out, or does not, and knows the chances of both.</summary>
internal sealed class CardTrial
{
    private readonly Exploration? _exploration;
    private readonly CardDeck _deck;
    private readonly ImmutableArray<int> _best;
    private readonly int _first;
    private ImmutableArray<int>? _next;

    /// <param name="exploration">The ribbon's; null for none.</param>
    /// <param name="deck">The candidates; looked at while the page is made.</param>
    /// <param name="best">The cards that the ribbon shows when nothing is tried out.</param>
    /// <param name="pinned">How many of them, at the beginning, are pinned.</param>
    public CardTrial(Exploration? exploration, CardDeck deck, ImmutableArray<int> best, int pinned)
    {
        _exploration = exploration;
        _deck = deck;
        _best = best;
        _first = Math.Max(1, pinned);
    }

    // The places that may be given away: all from _first on.
    private int Places => Math.Max(0, _best.Length - _first);

    /// <summary>The cards to show.</summary>
    public DealtCards Deal(Draw draw)
    {
        if (_exploration is null || Places == 0 || draw.Next() >= _exploration.Share)
        {
            return new DealtCards(_best);
        }

        int place = _first + draw.Below(Places);
        var others = OthersFor(place);
        return others.IsEmpty ? new DealtCards(_best) : new DealtCards(_best.SetItem(place, others[draw.Below(others.Length)]), place, _best[place]);
    }

    /// <summary>The chance of each of the cards to stand at its place.</summary>
    public ImmutableArray<double> Propensities(DealtCards dealt)
    {
        var chances = new double[dealt.Rows.Length];
        for (int place = 0; place < chances.Length; place++)
        {
            var others = OthersFor(place);
            double given = others.IsEmpty ? 0 : _exploration!.Share / Places;
            chances[place] = place == dealt.Tried ? given / others.Length : 1 - given;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(chances);
    }

    /// <summary>Whether another page than the best may come.</summary>
    public bool TriesSomething => Enumerable.Range(0, _best.Length).Any(place => !OthersFor(place).IsEmpty);

    /// <summary>What trying out costs a place on average, in the unit of what is given for each row.</summary>
    public double LossAt(int place, Func<int, double> worth)
    {
        var others = OthersFor(place);
        return others.IsEmpty ? 0 : _exploration!.Share / Places * (worth(_best[place]) - others.Average(worth));
    }

    // What may stand at a place instead: the next candidates that the caps leave room for once its card is gone.
    private ImmutableArray<int> OthersFor(int place)
    {
        if (_exploration is null || place < _first)
        {
            return [];
        }

        if (_deck.Caps() is not { } caps)
        {
            return _next ??= [.. Next().Take(_exploration.Among)];
        }

        foreach (int row in _best)
        {
            caps.Add(row);
        }

        caps.Remove(_best[place]);
        return [.. Next().Where(caps.HasRoomFor).Take(_exploration.Among)];
    }

    private IEnumerable<int> Next() => _deck.Candidates().Where(row => !_best.Contains(row));
}
