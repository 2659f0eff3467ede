using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;

namespace Launchpoints.Tests.Oracles;

/// <summary>Composes ribbons as the contract's tables read, line by line, over plain objects.</summary>
internal sealed class RibbonOracle(
    OraclePopulation population,
    Dictionary<string, SegmentDefinition> segments,
    PlacementDefinition placement,
    IReadOnlyList<RibbonDefinition> ribbons,
    WorkspaceSettings settings,
    long now,
    ulong seed,
    IReadOnlyDictionary<string, Group> suitability)
{
    /// <summary>The relevance of a Kristal for a customer in a segment where a learned model serves; null for the segment's popularity.</summary>
    public Func<SegmentDefinition, OracleCustomer, string, double>? Relevance { get; init; }

    private readonly RuleOracle rules = new(population, now, settings.TimeZone);

    /// <summary>What a customer sees: each ribbon with its reason or its cards, and why every other Kristal is not among them.</summary>
    public IReadOnlyList<Line> Compose(OracleCustomer customer)
    {
        var lines = new List<Line>();
        var shownKristals = new HashSet<string>();
        int shown = 0;
        foreach (var ribbon in ribbons.Where(r => r.Placement == placement.Key).OrderBy(r => r.Priority).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            var segment = segments.GetValueOrDefault(ribbon.Segment);
            if (segment is null)
            {
                lines.Add(new(ribbon.Key, "segment_not_published", [], []));
                continue;
            }

            var members = population.Customers.Where(c => rules.Holds(segment.Rule, c)).ToList();
            var kristals = rules.Kristals(segment.Kristals, members);
            if (!(ribbon.Start is null || now >= ribbon.Start) || !(ribbon.End is null || now < ribbon.End))
            {
                lines.Add(new(ribbon.Key, "outside_schedule", [], []));
            }
            else if (members.Count < (segment.MinCustomers ?? settings.MinCustomers) || kristals.Count < (segment.MinKristals ?? settings.MinKristals))
            {
                lines.Add(new(ribbon.Key, "segment_not_qualified", [], []));
            }
            else if (!members.Contains(customer))
            {
                lines.Add(new(ribbon.Key, "not_a_member", [], []));
            }
            else
            {
                var reasons = population.Kristals.Values.ToDictionary(k => k.Key, k => Reason(k, ribbon, kristals, customer, shownKristals));
                var boosts = ribbon.Boosts.Where(b => Holds(b.Terms)).ToDictionary(b => b.Kristal, b => b.Factor);
                var scores = reasons.Where(r => r.Value is null).ToDictionary(
                    r => r.Key, r => (Relevance is { } learned && segment.Model != "popular"
                        ? learned(segment, customer, r.Key)
                        : (double)Popularity(r.Key, segment.Kristals, members) / members.Count) * boosts.GetValueOrDefault(r.Key, 1));
                var candidates = scores.Keys.OrderByDescending(k => scores[k]).ThenBy(k => k, StringComparer.Ordinal).ToList();
                var (cards, pinned) = Deal(ribbon, candidates, scores);
                string? left = cards.Count < ribbon.MinCards ? "too_few_cards" : shown == placement.Layers ? "beyond_layers" : null;
                var chances = cards.Select(_ => 1.0).ToList();
                string? gaveWay = left is null && ribbon.Exploration is { } exploration ? TryOut(exploration, ribbon, customer, candidates, cards, pinned, chances) : null;
                foreach (string other in candidates.Except(cards))
                {
                    reasons[other] = other == gaveWay ? "gave_way" : !HasRoom(ribbon, cards, other) ? "capped" : "below_cut";
                }

                var leftOut = left == "beyond_layers" ? [] : reasons.Where(r => r.Value is not null).ToDictionary(r => r.Key, r => r.Value!);
                cards = left is null ? cards : [];
                lines.Add(new(ribbon.Key, left, cards, leftOut) { Candidates = candidates, Chances = chances, Scores = [.. cards.Select(c => Math.Min(1, scores[c]))] });
                shownKristals.UnionWith(cards);
                shown += left is null ? 1 : 0;
            }
        }

        return lines;
    }

    // Pins in their order, then one card after the other: the most relevant that there is room for, or the one with the highest marginal relevance.
    private (List<string> Cards, int Pinned) Deal(RibbonDefinition ribbon, List<string> candidates, Dictionary<string, double> scores)
    {
        var pins = ribbon.Pinned.Where(k => Holds(ribbon.PinTerms.GetValueOrDefault(k))).Distinct().ToList();
        var cards = new List<string>();
        foreach (string pin in pins.Where(candidates.Contains))
        {
            if (cards.Count < ribbon.MaxCards && HasRoom(ribbon, cards, pin)) cards.Add(pin);
        }

        int pinned = cards.Count;
        double most = candidates.Count == 0 ? 0 : candidates.Max(k => scores[k]);
        while (cards.Count < ribbon.MaxCards)
        {
            var open = candidates.Except(pins).Except(cards).Where(k => HasRoom(ribbon, cards, k)).ToList();
            if (open.Count == 0) break;
            cards.Add(ribbon.Diversity is { } diversity ? open.MaxBy(k => Marginal(k, diversity))! : open[0]);
        }

        return (cards, pinned);

        double Marginal(string kristal, Diversity diversity) =>
            ((1 - diversity.Weight) * (most > 0 ? scores[kristal] / most : 0))
            - (diversity.Weight * (cards.Count == 0 ? 0 : cards.Max(card => diversity.By.Sum(a => Likeness(Values(kristal, a), Values(card, a))) / diversity.By.Length)));
    }

    private bool HasRoom(RibbonDefinition ribbon, IEnumerable<string> cards, string kristal) =>
        ribbon.Caps.All(cap => Values(kristal, cap.Attribute).All(value => cards.Count(card => Values(card, cap.Attribute).Contains(value)) < cap.Most));

    private string[] Values(string kristal, string attribute) => population.Kristals[kristal].Attributes.TryGetValue(attribute, out var value)
        ? value.Type switch { AttributeType.Text => [value.Text], AttributeType.Tags => [.. value.Tags], _ => [] }
        : [];

    private static double Likeness(string[] a, string[] b) => a.Intersect(b).Any() ? (double)a.Intersect(b).Count() / a.Union(b).Count() : 0;

    // Every page that could have come, with its chance; and the one that does.
    private string? TryOut(
        Exploration exploration, RibbonDefinition ribbon, OracleCustomer customer, List<string> candidates, List<string> cards, int pinned, List<double> chances)
    {
        int day = (int)(OracleTime.ToLocal(now, settings.TimeZone).Date - DateTime.MinValue).TotalDays;
        var draw = new Draw(seed, customer.Key, ribbon.Key, day);
        bool tries = draw.Next() < exploration.Share;
        var places = Enumerable.Range(0, cards.Count).Where(p => p > 0 && p >= pinned).ToList();
        var others = places.ToDictionary(
            p => p, p => candidates.Except(cards).Where(k => HasRoom(ribbon, cards.Where((_, i) => i != p), k)).Take(exploration.Among).ToList());
        var pages = new List<(double Chance, List<string> Page)>();
        foreach (int place in places)
        {
            foreach (string other in others[place])
            {
                pages.Add((exploration.Share / places.Count / others[place].Count, [.. cards.Select((card, p) => p == place ? other : card)]));
            }
        }

        pages.Add((1 - pages.Sum(p => p.Chance), [.. cards]));
        string? gaveWay = null;
        if (tries && places.Count > 0)
        {
            int place = places[(int)(draw.Next() * places.Count)];
            if (others[place].Count > 0)
            {
                gaveWay = cards[place];
                cards[place] = others[place][(int)(draw.Next() * others[place].Count)];
            }
        }

        for (int p = 0; p < cards.Count; p++)
        {
            chances[p] = pages.Where(page => page.Page[p] == cards[p]).Sum(page => page.Chance);
        }

        return gaveWay;
    }

    private string? Reason(OracleKristal kristal, RibbonDefinition ribbon, List<string> kristals, OracleCustomer customer, HashSet<string> above) =>
        !kristal.Active ? "inactive"
        : !kristals.Contains(kristal.Key) ? "not_in_segment"
        : suitability.TryGetValue(kristal.Key, out var rule) && !rules.Holds(rule, customer) ? "not_suitable"
        : ribbon.Blocked.Contains(kristal.Key) && Holds(ribbon.BlockTerms.GetValueOrDefault(kristal.Key)) ? "blocked"
        : ribbon.ExcludeHeld && Holds(customer, kristal.Key) ? "held"
        : ribbon.Unique && above.Contains(kristal.Key) ? "shown_above"
        : null;

    private bool Holds(CardTerms? terms) => terms?.Until is not { } until || now < until;

    private bool Holds(OracleCustomer customer, string kristal)
    {
        bool holds = false;
        // Of two at one instant the releasing one counts as the later.
        foreach (var happened in customer.Events.Where(e => e.Kristal == kristal && e.Milliseconds <= now)
            .OrderBy(e => e.Milliseconds).ThenBy(e => settings.ReleasingEventTypes.Contains(e.Type)))
        {
            holds = settings.HoldingEventTypes.Contains(happened.Type) || (holds && !settings.ReleasingEventTypes.Contains(happened.Type));
        }

        return holds;
    }

    private int Popularity(string kristal, KristalSelection selection, List<OracleCustomer> members)
    {
        var counted = selection with { Window = selection.Window ?? new LastWindow(365, TimeUnit.Day) };
        return members.Count(m => m.Events.Any(e => rules.Speaks(e, population.Kristals[kristal], counted)));
    }

    /// <summary>One ribbon of a decision.</summary>
    public sealed record Line(string Ribbon, string? Reason, IReadOnlyList<string> Cards, Dictionary<string, string> LeftOut)
    {
        /// <summary>All that could be shown, best first.</summary>
        public IReadOnlyList<string> Candidates { get; init; } = [];

        /// <summary>The chance of each card to stand where it stands.</summary>
        public IReadOnlyList<double> Chances { get; init; } = [];

        /// <summary>The relevance of each card as it is served.</summary>
        public IReadOnlyList<double> Scores { get; init; } = [];
    }
}
