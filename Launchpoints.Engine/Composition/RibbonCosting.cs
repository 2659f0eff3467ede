using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>Makes the pages of a ribbon's members with and without each thing that costs relevance. Where all have one ranking, those who may be shown the same share a page.</summary>
internal sealed class RibbonCosting
{
    private static readonly HashSet<int> Nothing = [];

    private readonly RibbonDefinition _ribbon;
    private readonly RibbonDefinition _plain;
    private readonly CardDeck.Source _source;
    private readonly CancellationToken _cancellation;
    private readonly (string Kind, string? Kristal, RibbonDefinition Without)[] _parts;
    private readonly double[] _without;
    private readonly int[] _others;
    private readonly Dictionary<ulong[], int> _members = new(SameWords.Instance);
    private double _worth;
    private double _best;
    private double _tried;
    private int _mayTry;
    private int _measured;

    /// <param name="ribbon">The ribbon as it is.</param>
    /// <param name="source">What the cards are dealt from; what a member may not be shown is put in its place.</param>
    /// <param name="cancellation">Looked at after every page.</param>
    public RibbonCosting(RibbonDefinition ribbon, CardDeck.Source source, CancellationToken cancellation)
    {
        _ribbon = ribbon;
        _plain = ribbon with { Pinned = [], Blocked = [], Boosts = [], Caps = [], Diversity = null };
        _source = source;
        _cancellation = cancellation;
        List<(string Kind, string? Kristal, RibbonDefinition Without)> parts =
        [
            .. ribbon.Pinned.Where(k => Holds(ribbon.PinTerms, k)).Select(k => (RibbonCostKinds.Pin, (string?)k, ribbon with { Pinned = ribbon.Pinned.Remove(k) })),
            .. ribbon.Boosts.Where(b => b.Terms.HoldsAt(source.AsOf)).Select(b => (RibbonCostKinds.Boost, (string?)b.Kristal, ribbon with { Boosts = ribbon.Boosts.Remove(b) })),
            .. ribbon.Blocked.Where(k => Holds(ribbon.BlockTerms, k)).Select(k => (RibbonCostKinds.Block, (string?)k, ribbon with { Blocked = ribbon.Blocked.Remove(k) })),
        ];
        if (!ribbon.Caps.IsEmpty) parts.Add((RibbonCostKinds.Caps, null, ribbon with { Caps = [] }));
        if (ribbon.Diversity is not null) parts.Add((RibbonCostKinds.Diversity, null, ribbon with { Diversity = null }));
        _parts = [.. parts];
        _without = new double[_parts.Length];
        _others = new int[_parts.Length];
    }

    /// <summary>Takes note of a member who has the same ranking as all others.</summary>
    /// <param name="excluded">A bit for each Kristal row of the segment that the member may not be shown, or holds where the ribbon leaves those out.</param>
    public void AddLater(ulong[] excluded) => _members[excluded] = _members.GetValueOrDefault(excluded) + 1;

    /// <summary>Adds all whom it took note of.</summary>
    /// <param name="ranking">Their ranking.</param>
    public void AddAll(Ranking ranking)
    {
        foreach (var (excluded, count) in _members)
        {
            Add(ranking, excluded, count);
        }
    }

    /// <summary>Adds members who have a page in common.</summary>
    /// <param name="ranking">The order of the Kristals for them.</param>
    /// <param name="excluded">What they may not be shown.</param>
    /// <param name="count">How many they are.</param>
    public void Add(Ranking ranking, ulong[] excluded, int count)
    {
        var page = Page(_ribbon, ranking, excluded, out var deck, out int pinned);
        _measured += count;
        _worth += count * Worth(page, ranking);
        _best += count * Worth(Page(_plain, ranking, excluded, out _, out _), ranking);
        for (int i = 0; i < _parts.Length; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            var other = Page(_parts[i].Without, ranking, excluded, out _, out _);
            _without[i] += count * Worth(other, ranking);
            _others[i] += other.AsSpan().SequenceEqual(page.AsSpan()) ? 0 : count;
        }

        var trial = new CardTrial(_ribbon.Exploration, deck, page, pinned);
        _tried += count * Enumerable.Range(0, page.Length).Sum(place => trial.LossAt(place, ranking.RelevanceOf) / Discount(place));
        _mayTry += trial.TriesSomething ? count : 0;
    }

    /// <summary>What everything costs.</summary>
    /// <param name="members">All members of the segment.</param>
    public RibbonCost Result(int members)
    {
        ImmutableArray<RibbonCostItem> items = [.. _parts.Select((p, i) => new RibbonCostItem(p.Kind, p.Kristal, Share(_without[i] - _worth, _without[i]), _others[i]))];
        if (_ribbon.Exploration is not null) items = items.Add(new RibbonCostItem(RibbonCostKinds.Exploration, null, Share(_tried, _worth), _mayTry));
        return new RibbonCost(members, _measured, Mean(_worth - _tried), Mean(_best), items);
    }

    private bool Holds(ImmutableDictionary<string, CardTerms> terms, string key) => terms.GetValueOrDefault(key, CardTerms.None).HoldsAt(_source.AsOf);

    private ImmutableArray<int> Page(RibbonDefinition made, Ranking ranking, ulong[] excluded, out CardDeck deck, out int pinned)
    {
        deck = new CardDeck(made, ranking, _source with { Unsuitable = excluded, Held = Nothing, Shown = Nothing });
        (var rows, pinned) = deck.Deal();
        return rows;
    }

    private static double Worth(ImmutableArray<int> page, Ranking ranking)
    {
        double sum = 0;
        for (int place = 0; place < page.Length; place++)
        {
            sum += ranking.RelevanceOf(page[place]) / Discount(place);
        }

        return sum;
    }

    private double Mean(double sum) => _measured == 0 ? 0 : sum / _measured;

    private static double Share(double lost, double of) => of > 0 ? lost / of : 0;

    private static double Discount(int place) => Math.Log2(place + 2);

    private sealed class SameWords : IEqualityComparer<ulong[]>
    {
        public static readonly SameWords Instance = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] obj)
        {
            var hash = new HashCode();
            foreach (ulong word in obj)
            {
                hash.Add(word);
            }

            return hash.ToHashCode();
        }
    }
}
