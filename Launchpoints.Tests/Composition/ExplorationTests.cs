using System.Collections.Immutable;
using System.Globalization;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Composition;

/// <summary>Whether cards are tried out as often as their propensities say.</summary>
public sealed class ExplorationTests
{
    private const int Customers = 4_000;
    private const long Noon = 1_767_268_800_000; // 2026-01-01T12:00:00Z
    private static readonly Exploration Usual = new(0.4, 5);

    [Fact]
    public void Cards_OverManyCustomers_ComeAsOftenAsTheirPropensitiesSay()
    {
        var view = Workspace(Usual).At(Noon);
        var seen = new Dictionary<(int Place, string Kristal), (int Times, double Chance)>();
        for (int i = 0; i < Customers; i++)
        {
            var ribbon = Decide(view, i);
            Assert.Equal("k00", ribbon.Cards[0].Kristal);
            for (int place = 0; place < ribbon.Cards.Length; place++)
            {
                var at = (place, ribbon.Cards[place].Kristal);
                seen[at] = (seen.GetValueOrDefault(at).Times + 1, ribbon.Exposure!.Propensities[place]);
            }
        }

        // Four cards, three places that may be given away, five candidates: 3 × (1 + 5) + 1 outcomes, each within five standard errors.
        Assert.Equal(19, seen.Count);
        Assert.All(seen.Values, s => Assert.InRange(
            s.Times, (Customers * s.Chance) - (5 * Math.Sqrt(Customers * s.Chance * (1 - s.Chance))) - 1e-6, (Customers * s.Chance) + (5 * Math.Sqrt(Customers * s.Chance * (1 - s.Chance))) + 1e-6));
        for (int place = 0; place < 4; place++)
        {
            Assert.Equal(1, seen.Where(s => s.Key.Place == place).Sum(s => s.Value.Chance), 12);
        }
    }

    [Fact]
    public void Page_OfACustomer_IsTheSameAllDayAndAnotherOnOtherDays()
    {
        var workspace = Workspace(Usual);
        var days = Enumerable.Range(0, 40).Select(day => (Morning: Page(day, -11), Evening: Page(day, 11))).ToList();
        Assert.All(days, d => Assert.Equal(d.Morning, d.Evening));
        Assert.InRange(days.Select(d => d.Morning).Distinct().Count(), 5, 20);

        string Page(int day, int hours) => string.Join(' ', Decide(workspace.At(Noon + (((day * 24L) + hours) * 3_600_000)), 7).Cards.Select(c => c.Kristal));
    }

    [Fact]
    public void Exploration_OfAnotherSeed_DrawsOtherPages()
    {
        var (one, other) = (Workspace(Usual).At(Noon), Workspace(Usual, seed: 2).At(Noon));
        Assert.Contains(Enumerable.Range(0, 50), i => !Decide(one, i).Cards.SequenceEqual(Decide(other, i).Cards));
    }

    [Fact]
    public void Customer_WhoIsMadeUp_SeesTheBestCards()
    {
        var view = Workspace(new Exploration(0.5, 5)).At(Noon);
        var madeUp = CustomerReference.Of(new MadeUpCustomer(ImmutableDictionary<string, AttributeValue>.Empty, []));
        Assert.Equal(["k00", "k01", "k02", "k03"], view.Decide("home", madeUp, explain: false)!.Ribbons[0].Cards.Select(c => c.Kristal));
    }

    [Fact]
    public void Exploration_ThatIsOff_ShowsTheBestCardsWithCertainty()
    {
        var view = Workspace(null).At(Noon);
        Assert.All(Enumerable.Range(0, 100).Select(i => Decide(view, i)), ribbon =>
        {
            Assert.Equal(["k00", "k01", "k02", "k03"], ribbon.Cards.Select(c => c.Kristal));
            Assert.All(ribbon.Exposure!.Propensities, p => Assert.Equal(1, p));
        });
    }

    private static ShownRibbon Decide(WorkspaceView view, int customer) =>
        view.Decide("home", CustomerReference.Of($"c{customer.ToString(CultureInfo.InvariantCulture)}"), explain: false, log: true)!.Ribbons[0];

    private static Workspace Workspace(Exploration? exploration, ulong seed = 1)
    {
        var editor = PopulationSnapshot.Empty.Edit();
        for (int i = 0; i < Customers; i++) editor.PutCustomer($"c{i.ToString(CultureInfo.InvariantCulture)}");
        for (int i = 0; i < 20; i++) editor.PutKristal($"k{i:00}", null, active: true);
        var segment = new SegmentDefinition("all", "All", "", Group.Everyone, KristalSelection.Catalogue);
        var ribbon = new RibbonDefinition("r", "all", "home", 1, "R", "", 1, 4, null, null, [], [], true, true) { Exploration = exploration };
        return new Workspace(editor.Build(), WorkspaceConfiguration.Empty with
        {
            Segments = WorkspaceConfiguration.Empty.Segments.Add("all", new SegmentEntry(segment, segment, 1)),
            Ribbons = WorkspaceConfiguration.Empty.Ribbons.Add("r", ribbon),
            Placements = WorkspaceConfiguration.Empty.Placements.Add("home", new PlacementDefinition("home", "Home", 2, null)),
            Seed = seed,
        });
    }
}
