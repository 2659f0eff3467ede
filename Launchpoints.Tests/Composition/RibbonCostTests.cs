using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Composition;

/// <summary>What a ribbon's rules about cards cost, against what one computes by hand.</summary>
public sealed class RibbonCostTests
{
    private const long Now = 1_767_268_800_000;

    // Ten members; k0 was viewed by all, k1 by nine … k5 by five, k6 by none. Ann holds k0.
    private static readonly double[] Relevance = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0];

    [Fact]
    public void Pin_ThatPutsAWorseCardFirst_CostsWhatItDisplaces()
    {
        var cost = Cost(Ribbon() with { Pinned = ["k6", "k9"] });
        double without = Worth("k0", "k1", "k2"), with = Worth("k6", "k0", "k1");
        double annWithout = Worth("k1", "k2", "k3"), ann = Worth("k6", "k1", "k2");
        Assert.Equal((10, 10), (cost.Members, cost.Measured));
        var item = cost.Items.Single(i => i.Kristal == "k6");
        Assert.Equal((RibbonCostKinds.Pin, 10), (item.Kind, item.Members));
        Assert.Equal(1 - (((9 * with) + ann) / ((9 * without) + annWithout)), item.Lost, 12);
        Assert.Equal(((9 * with) + ann) / 10, cost.Worth, 12);
        Assert.Equal(((9 * without) + annWithout) / 10, cost.Plain, 12);
        Assert.Equal(item.Lost, cost.Lost, 12);

        // One that is nowhere costs nothing.
        Assert.Equal((0, 0), (cost.Items.Single(i => i.Kristal == "k9").Lost, cost.Items.Single(i => i.Kristal == "k9").Members));
    }

    [Fact]
    public void Block_OfTheBestCard_CostsThoseWhoDoNotHoldItAnyway()
    {
        var item = Assert.Single(Cost(Ribbon() with { Blocked = ["k0"] }).Items);
        Assert.Equal((RibbonCostKinds.Block, "k0", 9), (item.Kind, item.Kristal, item.Members));
        double all = (9 * Worth("k0", "k1", "k2")) + Worth("k1", "k2", "k3");
        Assert.Equal(1 - (10 * Worth("k1", "k2", "k3") / all), item.Lost, 12);
    }

    [Fact]
    public void Boost_CapsAndDiversity_AreMeasuredEachByItself()
    {
        var ribbon = Ribbon() with
        {
            ExcludeHeld = false,
            Boosts = [new Boost("k4", 2, CardTerms.None)],
            Caps = [new CardCap("issuer", 1)],
            Diversity = new Diversity(0.25, ["issuer"]),
        };
        var cost = Cost(ribbon);
        Assert.Equal([RibbonCostKinds.Boost, RibbonCostKinds.Caps, RibbonCostKinds.Diversity], cost.Items.Select(i => i.Kind));

        // Issuers are a a b b c c: the boosted k4 (1.2) comes first, then one of each issuer. Diversity asks for what the caps enforce already.
        Assert.Equal(Worth("k4", "k0", "k2"), cost.Worth, 12);
        Assert.Equal(Worth("k0", "k1", "k2"), cost.Plain, 12);
        Assert.Equal(1 - (Worth("k4", "k0", "k2") / Worth("k0", "k2", "k4")), cost.Items[0].Lost, 12);
        Assert.Equal(10, cost.Items[0].Members);
        Assert.Equal((0, 0), (cost.Items[2].Lost, cost.Items[2].Members));
    }

    [Fact]
    public void Exploration_CostsOnAverageWhatThePagesLose()
    {
        // Half of the pages give the second or the third place to k3 or k4.
        var cost = Cost(Ribbon() with { ExcludeHeld = false, Exploration = new Exploration(0.5, 2) });
        double best = Worth("k0", "k1", "k2");
        double tried = (Worth("k0", "k3", "k2") + Worth("k0", "k4", "k2") + Worth("k0", "k1", "k3") + Worth("k0", "k1", "k4")) / 4;
        var item = Assert.Single(cost.Items);
        Assert.Equal((RibbonCostKinds.Exploration, 10), (item.Kind, item.Members));
        Assert.Equal(0.5 * (best - tried) / best, item.Lost, 12);
        Assert.Equal((0.5 * best) + (0.5 * tried), cost.Worth, 12);
    }

    [Fact]
    public void Pin_ThatHasEnded_CostsNothingAndMovesNothing()
    {
        var terms = ImmutableDictionary<string, CardTerms>.Empty.Add("k6", new CardTerms("Ann", Now + 1));
        var ribbon = Ribbon() with { Pinned = ["k6"], PinTerms = terms };
        Assert.Single(Cost(ribbon).Items);
        Assert.Empty(Cost(ribbon with { PinTerms = terms.SetItem("k6", new CardTerms("Ann", Now)) }).Items);
        Assert.Equal("k6 k0 k1", string.Join(' ', View(ribbon).CardsOf(ribbon).Select(c => c.Kristal)));
        Assert.Equal("k0 k1 k2", string.Join(' ', Workspace(ribbon).At(Now + 1).CardsOf(ribbon).Select(c => c.Kristal)));
        Assert.StartsWith("Pinned at position 1 by Ann until 2026-01-01 12:00", View(ribbon).CardsOf(ribbon)[0].Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Pin_MeasuredOnSomeMembers_IsMeasuredOnMembersSpreadEvenly()
    {
        // Every fourth: Ann, who holds k0, Eve and Ida.
        var ribbon = Ribbon() with { Pinned = ["k6"] };
        var cost = View(ribbon).CostOf(ribbon, default, most: 3)!;
        Assert.Equal((10, 3), (cost.Members, cost.Measured));
        double without = Worth("k0", "k1", "k2"), with = Worth("k6", "k0", "k1");
        Assert.Equal(1 - (((2 * with) + Worth("k6", "k1", "k2")) / ((2 * without) + Worth("k1", "k2", "k3"))), Assert.Single(cost.Items).Lost, 12);
        Assert.Equal(10, View(ribbon).CostOf(ribbon, default, most: 10)!.Measured);
    }

    private static RibbonCost Cost(RibbonDefinition ribbon) => View(ribbon).CostOf(ribbon, default)!;

    private static double Worth(params string[] page) => page.Select((k, place) => Relevance[k[1] - '0'] / Math.Log2(place + 2)).Sum();

    private static RibbonDefinition Ribbon() => new("r", "all", "home", 1, "R", "", 1, 3, null, null, [], [], true, true);

    private static WorkspaceView View(RibbonDefinition ribbon) => Workspace(ribbon).At(Now);

    private static Workspace Workspace(RibbonDefinition ribbon)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Kristal, "issuer", AttributeType.Text, AttributeStatus.Actionable));
        string[] members = ["ann", "bob", "cid", "dan", "eve", "fay", "gus", "hal", "ida", "jim"];
        foreach (string member in members) editor.PutCustomer(member);
        for (int k = 0; k < 7; k++)
        {
            editor.PutKristal($"k{k}", null, active: true);
            if (k < 6) editor.SetKristal($"k{k}", "issuer", AttributeValue.OfText("aabbcc".Substring(k, 1)));
            for (int m = 0; m < (int)Math.Round(Relevance[k] * 10); m++) editor.AddEvent(members[m], "viewed", Now - 1000, $"k{k}");
        }

        editor.AddEvent("ann", "invested", Now - 1000, "k0");
        var all = new SegmentDefinition("all", "All", "", Group.Everyone, KristalSelection.Catalogue with { EventTypes = ["viewed"] }, MinCustomers: 1, MinKristals: 1);
        var empty = WorkspaceConfiguration.Empty;
        return new Workspace(editor.Build(), empty with
        {
            Segments = empty.Segments.Add("all", new SegmentEntry(all, all, 1)),
            Ribbons = empty.Ribbons.Add("r", ribbon),
            Placements = empty.Placements.Add("home", new PlacementDefinition("home", "Home", 2, null)),
        });
    }
}
