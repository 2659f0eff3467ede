using System.Collections.Immutable;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Xunit;

namespace Launchpoints.Tests.Composition;

/// <summary>Kristals that are only for some customers: with the clock, with writes, for made-up customers, and where a rule makes no sense any more.</summary>
public sealed class SuitabilityTests
{
    private const long Day = 86_400_000;
    private const long Now = 20_000 * Day;

    [Fact]
    public void Kristal_OfARuleWithAWindow_StopsBeingSuitableAtItsInstant()
    {
        var editor = Population();
        editor.AddEvent("ann", "assessed", Now - (10 * Day));
        var workspace = Workspace(editor.Build(), ("k1", "COUNT(assessed IN LAST 30 DAYS) >= 1"));
        Assert.Equal("k0 k1 k2", Cards(workspace.At(Now), "ann"));
        Assert.Equal("k0 k1 k2", Cards(workspace.At(Now + (20 * Day)), "ann"));
        Assert.Equal("k0 k2", Cards(workspace.At(Now + (20 * Day) + 1), "ann"));
        Assert.Equal("k0 k2", Cards(workspace.Now(Now), "bob"));
    }

    [Fact]
    public void Suitability_AfterAWrite_IsOfTheNextSnapshot()
    {
        var workspace = Workspace(Population().Build(), ("k0", "risk >= 3"), ("k1", "risk >= 3"), ("k2", "risk < 3"));
        Assert.Equal("k2", Cards(workspace.Now(Now), "ann"));
        var editor = workspace.Population.Edit();
        editor.SetCustomer("ann", "risk", AttributeValue.OfNumber(4));
        editor.PutKristal("k9", null, active: true); // a row that the compiled rules have not seen
        workspace = workspace.Next(editor.Build(), workspace.Configuration);
        Assert.Equal("k0 k1 k9", Cards(workspace.Now(Now), "ann"));

        // The rule was changed.
        workspace = workspace.Next(workspace.Population, workspace.Configuration with { Suitability = workspace.Configuration.Suitability.SetItem("k9", Rule("risk < 3")) });
        Assert.Equal("k0 k1", Cards(workspace.Now(Now), "ann"));
    }

    [Fact]
    public void Suitability_OfAMadeUpCustomer_IsAskedOfThatCustomer()
    {
        var workspace = Workspace(Population().Build(), ("k1", "risk >= 3"));
        Assert.Equal("k0 k1 k2", Cards(workspace.At(Now), MadeUp(5)));
        Assert.Equal("k0 k2", Cards(workspace.At(Now), MadeUp(1)));
        var trace = workspace.At(Now).ExplainSuitability("k1", MadeUp(1))!;
        Assert.False(trace.Holds);
        Assert.Equal(AttributeValue.OfNumber(1), Assert.Single(trace.Children).Actual);
        Assert.Null(workspace.At(Now).ExplainSuitability("k0", MadeUp(1)));
    }

    [Fact]
    public void Rule_ThatNamesASegment_MeansThePublishedOneAndInDraftsTheDraft()
    {
        var workspace = Workspace(Population().Build(), ("k1", "IN SEGMENT 'careful'"));
        var careful = new SegmentDefinition("careful", "Careful", "", Rule("risk < 2"), KristalSelection.Catalogue);
        var daring = careful with { Rule = Rule("risk >= 2") };
        Assert.Equal("k0 k2", Cards(workspace.At(Now), "ann")); // a segment without a published version has no members
        var configuration = workspace.Configuration with { Segments = workspace.Configuration.Segments.Add("careful", new SegmentEntry(daring, careful, 1)) };
        workspace = workspace.Next(workspace.Population, configuration);
        Assert.Equal("k0 k1 k2", Cards(workspace.Now(Now), "ann"));
        Assert.Equal("k0 k2", Cards(workspace.Now(Now, draft: true), "ann"));
    }

    [Fact]
    public void Rule_ThatCannotBeCompiled_IsSuitableForNobody() =>
        Assert.Equal("k0 k2", Cards(Workspace(Population().Build(), ("k1", "no_such_attribute = 1")).At(Now), "ann"));

    [Fact]
    public void Kristal_ThatIsNotSuitable_IsNotShownHoweverItIsPinned()
    {
        var workspace = Workspace(Population().Build(), ("k1", "risk >= 3"));
        var ribbon = workspace.Configuration.Ribbons["r"] with { Pinned = ["k1"] };
        workspace = workspace.Next(workspace.Population, workspace.Configuration with { Ribbons = workspace.Configuration.Ribbons.SetItem("r", ribbon) });
        var decision = workspace.At(Now).Decide("home", CustomerReference.Of("ann"), explain: true)!;
        Assert.Equal(["k0", "k2"], decision.Ribbons[0].Cards.Select(c => c.Kristal));
        Assert.Equal(KristalReasons.NotSuitable, decision.Explanation!.Kristals.Single(k => k.Kristal == "k1").Reason);
    }

    private static CustomerReference MadeUp(double risk) => CustomerReference.Of(
        new MadeUpCustomer(ImmutableDictionary<string, AttributeValue>.Empty.Add("risk", AttributeValue.OfNumber(risk)), []));

    private static string Cards(WorkspaceView view, string customer) => Cards(view, CustomerReference.Of(customer));

    private static string Cards(WorkspaceView view, CustomerReference customer) =>
        string.Join(' ', view.Decide("home", customer, explain: false)!.Ribbons.SelectMany(r => r.Cards).Select(c => c.Kristal));

    private static PopulationEditor Population()
    {
        var editor = PopulationSnapshot.Empty.Edit();
        editor.Define(new AttributeDefinition(AttributeScope.Customer, "risk", AttributeType.Number, AttributeStatus.Actionable));
        foreach (var (key, risk) in new[] { ("ann", 1), ("bob", 2) }) editor.SetCustomer(key, "risk", AttributeValue.OfNumber(risk));
        editor.DefineEventType("assessed");
        foreach (string key in new[] { "k0", "k1", "k2" }) editor.PutKristal(key, null, active: true);
        return editor;
    }

    private static Group Rule(string text) => RuleText.Read(text).Rule!;

    private static Workspace Workspace(PopulationSnapshot population, params (string Kristal, string Rule)[] rules)
    {
        var all = new SegmentDefinition("all", "All", "", Group.Everyone, KristalSelection.Catalogue, MinCustomers: 1, MinKristals: 1);
        var empty = WorkspaceConfiguration.Empty;
        return new Workspace(population, empty with
        {
            Segments = empty.Segments.Add("all", new SegmentEntry(all, all, 1)),
            Ribbons = empty.Ribbons.Add("r", new RibbonDefinition("r", "all", "home", 1, "R", "", 1, 10, null, null, [], [], true, true)),
            Placements = empty.Placements.Add("home", new PlacementDefinition("home", "Home", 2, null)),
            Suitability = rules.ToImmutableDictionary(r => r.Kristal, r => Rule(r.Rule), StringComparer.Ordinal),
        });
    }
}
