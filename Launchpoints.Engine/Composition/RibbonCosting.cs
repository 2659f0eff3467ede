using System.Collections.Immutable;

namespace Launchpoints.Engine.Composition;

/// <summary>Makes the pages of a ribbon's members with and without each thing that costs relevance. Members who may be shown the same Kristals share a page.</summary>
/// <param name="ribbon">The ribbon as it is.</param>
/// <param name="ranking">Its segment's Kristals.</param>
/// <param name="source">What the cards are dealt from; what a member may not be shown is put in its place.</param>
internal sealed class RibbonCosting(RibbonDefinition ribbon, Ranking ranking, CardDeck.Source source)
{
    private static readonly HashSet<int> Nothing = [];

    private readonly Dictionary<ulong[], int> _members = new(SameWords.Instance);
    private int _measured;

    /// <summary>Adds a member.</summary>
    /// <param name="excluded">A bit for each Kristal row of the segment that the member may not be shown, or holds where the ribbon leaves those out.</param>
    public void Add(ulong[] excluded)
    {
        _members[excluded] = _members.GetValueOrDefault(excluded) + 1;
        _measured++;
    }

    /// <summary>What everything costs.</summary>
    /// <param name="members">All members of the segment.</param>
    /// <param name="cancellation">Looked at after every page.</param>
    public RibbonCost Measure(int members, CancellationToken cancellation)
    {
        var plain = ribbon with { Pinned = [], Blocked = [], Boosts = [], Caps = [], Diversity = null };
        (string Kind, string? Kristal, RibbonDefinition Without)[] parts =
        [
            .. ribbon.Pinned.Where(k => Holds(ribbon.PinTerms, k)).Select(k => (RibbonCostKinds.Pin, (string?)k, ribbon with { Pinned = ribbon.Pinned.Remove(k) })),
            .. ribbon.Boosts.Where(b => b.Terms.HoldsAt(source.AsOf)).Select(b => (RibbonCostKinds.Boost, (string?)b.Kristal, ribbon with { Boosts = ribbon.Boosts.Remove(b) })),
            .. ribbon.Blocked.Where(k => Holds(ribbon.BlockTerms, k)).Select(k => (RibbonCostKinds.Block, (string?)k, ribbon with { Blocked = ribbon.Blocked.Remove(k) })),
        ];
        if (!ribbon.Caps.IsEmpty) parts = [.. parts, (RibbonCostKinds.Caps, null, ribbon with { Caps = [] })];
        if (ribbon.Diversity is not null) parts = [.. parts, (RibbonCostKinds.Diversity, null, ribbon with { Diversity = null })];
        double worth = 0, best = 0, tried = 0;
        int mayTry = 0;
        var without = new double[parts.Length];
        var others = new int[parts.Length];
        foreach (var (excluded, count) in _members)
        {
            var page = Page(ribbon, excluded, out var deck, out int pinned);
            worth += count * Worth(page);
            best += count * Worth(Page(plain, excluded, out _, out _));
            for (int i = 0; i < parts.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var other = Page(parts[i].Without, excluded, out _, out _);
                without[i] += count * Worth(other);
                others[i] += other.AsSpan().SequenceEqual(page.AsSpan()) ? 0 : count;
            }

            var trial = new CardTrial(ribbon.Exploration, deck, page, pinned);
            double loss = Enumerable.Range(0, page.Length).Sum(place => trial.LossAt(place, ranking.RelevanceOf) / Discount(place));
            tried += count * loss;
            mayTry += trial.TriesSomething ? count : 0;
        }

        ImmutableArray<RibbonCostItem> items = [.. parts.Select((p, i) => new RibbonCostItem(p.Kind, p.Kristal, Share(without[i] - worth, without[i]), others[i]))];
        if (ribbon.Exploration is not null) items = items.Add(new RibbonCostItem(RibbonCostKinds.Exploration, null, Share(tried, worth), mayTry));
        return new RibbonCost(members, _measured, Mean(worth - tried), Mean(best), items);
    }

    private bool Holds(ImmutableDictionary<string, CardTerms> terms, string key) => terms.GetValueOrDefault(key, CardTerms.None).HoldsAt(source.AsOf);

    private ImmutableArray<int> Page(RibbonDefinition made, ulong[] excluded, out CardDeck deck, out int pinned)
    {
        deck = new CardDeck(made, ranking, source with { Unsuitable = excluded, Held = Nothing, Shown = Nothing });
        (var rows, pinned) = deck.Deal();
        return rows;
    }

    private double Worth(ImmutableArray<int> page)
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
