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
                var candidates = reasons.Where(r => r.Value is null).Select(r => r.Key)
                    .OrderBy(k => ribbon.Pinned.IndexOf(k) is >= 0 and var pin ? pin : int.MaxValue)
                    .ThenByDescending(k => Popularity(k, segment.Kristals, members))
                    .ThenBy(k => k, StringComparer.Ordinal)
                    .ToList();
                foreach (string cut in candidates.Skip(ribbon.MaxCards))
                {
                    reasons[cut] = "below_cut";
                }

                string? left = candidates.Count < ribbon.MinCards ? "too_few_cards" : shown == placement.Layers ? "beyond_layers" : null;
                var cards = left is null ? candidates.Take(ribbon.MaxCards).ToList() : [];
                var chances = cards.Select(_ => 1.0).ToList();
                if (left is null && ribbon.Exploration is { } exploration)
                {
                    TryOut(exploration, ribbon, customer, candidates, cards, chances, reasons);
                }

                var leftOut = left == "beyond_layers" ? [] : reasons.Where(r => r.Value is not null).ToDictionary(r => r.Key, r => r.Value!);
                lines.Add(new(ribbon.Key, left, cards, leftOut) { Candidates = candidates, Chances = chances });
                shownKristals.UnionWith(cards);
                shown += left is null ? 1 : 0;
            }
        }

        return lines;
    }

    // Every page that could have come, with its chance; and the one that does.
    private void TryOut(
        Exploration exploration, RibbonDefinition ribbon, OracleCustomer customer, List<string> candidates, List<string> cards, List<double> chances, Dictionary<string, string?> reasons)
    {
        int day = (int)(OracleTime.ToLocal(now, settings.TimeZone).Date - DateTime.MinValue).TotalDays;
        var draw = new Draw(seed, customer.Key, ribbon.Key, day);
        bool tries = draw.Next() < exploration.Share;
        var places = Enumerable.Range(1, Math.Max(0, cards.Count - 1)).Where(p => !ribbon.Pinned.Contains(cards[p])).ToList();
        var others = candidates.Skip(cards.Count).Take(exploration.Among).ToList();
        var pages = new List<(double Chance, List<string> Page)>();
        foreach (int place in places)
        {
            foreach (string other in others)
            {
                pages.Add((exploration.Share / places.Count / others.Count, [.. cards.Select((card, p) => p == place ? other : card)]));
            }
        }

        pages.Add((1 - pages.Sum(p => p.Chance), [.. cards]));
        if (tries && places.Count > 0 && others.Count > 0)
        {
            int place = places[(int)(draw.Next() * places.Count)];
            string other = others[(int)(draw.Next() * others.Count)];
            reasons[cards[place]] = "gave_way";
            reasons.Remove(other);
            cards[place] = other;
        }

        for (int p = 0; p < cards.Count; p++)
        {
            chances[p] = pages.Where(page => page.Page[p] == cards[p]).Sum(page => page.Chance);
        }
    }

    private string? Reason(OracleKristal kristal, RibbonDefinition ribbon, List<string> kristals, OracleCustomer customer, HashSet<string> above) =>
        !kristal.Active ? "inactive"
        : !kristals.Contains(kristal.Key) ? "not_in_segment"
        : suitability.TryGetValue(kristal.Key, out var rule) && !rules.Holds(rule, customer) ? "not_suitable"
        : ribbon.Blocked.Contains(kristal.Key) ? "blocked"
        : ribbon.ExcludeHeld && Holds(customer, kristal.Key) ? "held"
        : ribbon.Unique && above.Contains(kristal.Key) ? "shown_above"
        : null;

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
    }
}
