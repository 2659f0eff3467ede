using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Tests.Oracles;
using Xunit;

namespace Launchpoints.Tests.Composition;

/// <summary>The composer against a slow one, on random segments, ribbons and customers.</summary>
public sealed class RibbonDifferentialTests
{
    [Fact]
    public void Decisions_OnRandomWorkspaces_AgreeWithTheOracle()
    {
        var met = new HashSet<string>();
        for (int seed = 1; seed <= 60; seed++)
        {
            Compare(seed, met, learned: false);
        }

        // A reason that never comes up has not been compared.
        string[] reasons = [.. typeof(KristalReasons).GetFields().Concat(typeof(RibbonReasons).GetFields()).Select(f => (string)f.GetRawConstantValue()!)];
        Assert.Equal(reasons.Order(), met.Order());
    }

    [Fact]
    public void Decisions_OfLearnedModels_AgreeWithTheOracle()
    {
        var met = new HashSet<string>();
        for (int seed = 101; seed <= 140; seed++)
        {
            Compare(seed, met, learned: true);
        }

        Assert.Contains(KristalReasons.Capped, met);
        Assert.Contains(KristalReasons.GaveWay, met);
        Assert.Contains(KristalReasons.NotSuitable, met);
    }

    private static void Compare(int seed, HashSet<string> met, bool learned)
    {
        var world = new RandomPopulation(seed, 24);
        var rules = new RandomRules(seed, world);
        var chance = new Random(seed);
        string[] keys = [.. world.Population.Kristals.Keys];
        long? Ends() => chance.Next(2) == 0 ? world.Now + chance.Next(-1, 3) : null;
        ImmutableDictionary<string, CardTerms> Terms() => keys.Where(_ => chance.Next(2) == 0).ToImmutableDictionary(k => k, _ => new CardTerms(Until: Ends()));
        string[] Some(int most) => [.. keys.OrderBy(_ => chance.Next()).Take(chance.Next(most + 1))];

        var segments = Enumerable.Range(0, 5).Select(i => new SegmentDefinition(
            $"s{i}",
            $"Segment {i}",
            "",
            chance.Next(3) == 0 ? Group.Everyone : RuleCanonical.Of(rules.Rule()),
            chance.Next(3) == 0 ? KristalSelection.Catalogue : rules.Selection(),
            learned ? ModelNames.All[chance.Next(ModelNames.All.Length)] : "popular",
            MinCustomers: chance.Next(3) == 0 ? chance.Next(6) : null,
            MinKristals: chance.Next(3) == 0 ? chance.Next(4) : null)).ToList();
        var published = segments.Where((_, i) => i != 4 || chance.Next(2) == 0).ToDictionary(s => s.Key);

        // The random rules may name segments of the random population; those mean what they mean there.
        foreach (var (key, rule) in world.Population.Published)
        {
            if (rule is not null && !published.ContainsKey(key))
            {
                published[key] = new SegmentDefinition(key, key, "", rule, KristalSelection.Catalogue);
            }
        }

        foreach (string key in published.Keys.Where(k => !world.Population.Published.ContainsKey(k)).ToList())
        {
            world.Population.Published[key] = published[key].Rule;
        }

        foreach (string key in world.Population.Published.Keys.Where(published.ContainsKey).ToList())
        {
            published[key] = published[key] with { Rule = world.Population.Published[key]! };
        }

        var ribbons = Enumerable.Range(0, 7).Select(i => new RibbonDefinition(
            $"r{i}", i == 6 && chance.Next(4) == 0 ? "nowhere" : $"s{i % 5}", "home", chance.Next(1, 5), $"Ribbon {i}", "", chance.Next(1, 3), chance.Next(3, 7),
            chance.Next(4) == 0 ? world.Now + chance.Next(-1, 2) : null,
            chance.Next(4) == 0 ? world.Now + chance.Next(-1, 2) : null,
            [.. Some(3)],
            [.. Some(2)],
            chance.Next(2) == 0,
            chance.Next(2) == 0)
        {
            PinTerms = Terms(),
            BlockTerms = Terms(),
            Boosts = chance.Next(2) == 0 ? [.. Some(4).Select(k => new Boost(k, chance.Next(2) == 0 ? 0.5 : 3, new CardTerms(Until: Ends())))] : [],
            Caps = chance.Next(2) == 0 ? [new CardCap("k_tags", chance.Next(1, 3)), new CardCap("k_text", 1)] : [],
            Diversity = chance.Next(2) == 0 ? new Diversity(chance.Next(1, 5) / 4.0, ["k_tags", "k_text", "k name"]) : null,
            Exploration = chance.Next(2) == 0 ? new Exploration(chance.Next(3) == 0 ? 0.1 : Exploration.MostShare, chance.Next(1, 5)) : null,
        }).ToList();
        var suitability = keys.Where(_ => chance.Next(3) == 0)
            .ToImmutableDictionary(k => k, _ => RuleCanonical.Of(rules.Rule()));
        var settings = new WorkspaceSettings(2, 2, world.Zone, ["invested"], ["login"]);
        var placement = new PlacementDefinition("home", "Home", chance.Next(1, 4), "{}");

        var workspace = new Workspace(Snapshots.Of(world.Population), new WorkspaceConfiguration(
            settings,
            published.ToImmutableDictionary(s => s.Key, s => new SegmentEntry(s.Value, s.Value, 1)),
            ribbons.ToImmutableDictionary(r => r.Key),
            ImmutableDictionary<string, PlacementDefinition>.Empty.Add("home", placement))
        { Seed = (ulong)seed, Suitability = suitability });
        LearnedRelevance? models = learned ? new LearnedRelevance(workspace, world, chance.Next(2) == 0) : null;
        var view = (models is null ? workspace : workspace.Next(workspace.Population, workspace.Configuration, models.Served)).At(world.Now);
        var oracle = new RibbonOracle(world.Population, published, placement, ribbons, settings, world.Now, (ulong)seed, suitability) { Relevance = models is null ? null : models.Of };
        var hashes = new Dictionary<ulong, string>();
        foreach (var customer in world.Population.Customers)
        {
            var decision = view.Decide("home", CustomerReference.Of(customer.Key), explain: true, log: true)!;
            var expected = oracle.Compose(customer);
            Assert.Equal(
                expected.Select(l => $"{l.Ribbon} {l.Reason} [{string.Join(' ', l.Cards)}] {LeftOut(l.LeftOut)}"),
                decision.Explanation!.Ribbons.Select(r => $"{r.Ribbon} {r.Reason} [{Cards(decision, r.Ribbon)}] {LeftOut(
                    decision.Explanation.Kristals.Where(k => k.Ribbon == r.Ribbon).ToDictionary(k => k.Kristal, k => k.Reason))}"));
            met.UnionWith(expected.SelectMany(l => l.LeftOut.Values).Concat(expected.Select(l => l.Reason).OfType<string>()));
            CompareExposures([.. expected.Where(l => l.Reason is null)], decision, hashes);
            Assert.Equal(decision.Ribbons.IsEmpty ? "{}" : null, decision.Fallback);
            var plain = view.Decide("home", CustomerReference.Of(customer.Key), explain: false)!;
            Assert.Equal(decision.Ribbons.Select(r => r.Ribbon), plain.Ribbons.Select(r => r.Ribbon));
            Assert.Null(plain.Explanation);
            Assert.All(plain.Ribbons, r => Assert.Null(r.Exposure));
        }
    }

    private static void CompareExposures(RibbonOracle.Line[] shown, Decision decision, Dictionary<ulong, string> hashes)
    {
        foreach (var (line, ribbon) in shown.Zip(decision.Ribbons))
        {
            var exposure = ribbon.Exposure!;
            Assert.Equal(line.Candidates.Count, exposure.CandidateCount);
            Assert.Equal(line.Scores.Count, ribbon.Cards.Length);
            Assert.All(line.Scores.Zip(ribbon.Cards), card => Assert.Equal(card.First, card.Second.Relevance, 1e-12));
            Assert.All(ribbon.Cards, card => Assert.Equal(card.Relevance, card.Contributions.Sum(c => c.Amount), 1e-6));
            Assert.Equal(line.Chances.Select(c => Math.Round(c, 12)), exposure.Propensities.Select(c => Math.Round(c, 12)));

            // One hash for one set.
            string set = string.Join(' ', line.Candidates.Order(StringComparer.Ordinal));
            Assert.Equal(set, hashes.TryAdd(exposure.Candidates, set) ? set : hashes[exposure.Candidates]);
        }
    }

    private static string Cards(Decision decision, string ribbon) =>
        string.Join(' ', decision.Ribbons.Where(r => r.Ribbon == ribbon).SelectMany(r => r.Cards).Select(c => c.Kristal));

    private static string LeftOut(Dictionary<string, string> reasons) =>
        string.Join(' ', reasons.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => $"{r.Key}:{r.Value}"));
}
