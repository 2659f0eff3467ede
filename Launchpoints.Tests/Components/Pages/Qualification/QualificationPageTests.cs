using Bunit;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Components.Pages.Qualification;
using Launchpoints.Web.Features.Accounts;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Qualification;

public sealed class QualificationPageTests
{
    [Fact]
    public async Task Table_OfTheDemonstration_IsTheContracts()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<QualificationPage>("/qualification");
        page.WaitForElement("tr[data-segment]");
        Assert.Equal(
            [
                "s1 Y Y Qualified",
                "s2 N (<20 customers) N (<10 Kristals) Not qualified",
                "s3 Y Y Qualified",
                "s4 Y N (<10 Kristals) Not qualified",
                "s5 N (<20 customers) N (<10 Kristals) Not qualified",
                "s6 Y Y Qualified",
                "s7 Y Y Qualified",
            ],
            page.FindAll("tr[data-segment]").Select(row =>
                $"{row.GetAttribute("data-segment")} {string.Join(' ', row.QuerySelectorAll(".qua__yesno").Select(Words))} {Words(row.QuerySelector(".lp-badge")!)}"));
    }

    [Fact]
    public async Task Thresholds_BeforeTheyAreSaved_ShowTheirEffectAndChangeNothing()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<QualificationPage>("/qualification");
        page.WaitForElement("tr[data-segment]");
        page.FindAll(".qua__thresholds input")[1].Input("7");
        page.WaitForAssertion(() => Assert.Contains("(s4) would qualify", page.Find(".qua__effect").TextContent, StringComparison.Ordinal));
        Assert.Equal(10, context.Workspace.Live.Current.Configuration.Settings.MinKristals);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal(7, context.Workspace.Live.Current.Configuration.Settings.MinKristals));
        Assert.Equal(7, (await context.Workspace.ReloadAsync()).Configuration.Settings.MinKristals);
    }

    [Fact]
    public async Task Advice_ForEverySegmentThatFails_LeadsExactlyWhereItSays()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<QualificationPage>("/qualification");
        page.WaitForElement("tr[data-segment]");
        Assert.Equal(3, page.FindAll("details.advice").Count);
        foreach (int row in (int[])[0, 1, 2])
        {
            page.FindAll("details.advice")[row].TriggerEvent("ontoggle", new EventArgs());
            page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("details.advice")[row].QuerySelectorAll(".advice__options li")));
            Assert.Contains("qualifies", page.FindAll("details.advice")[row].TextContent, StringComparison.Ordinal);
        }

        var view = context.Workspace.Live.Current.Now(context.Workspace.Time);
        foreach (string segment in (string[])["s2", "s4", "s5"])
        {
            foreach (var option in Launchpoints.Engine.Serving.QualificationAdvisor.Advise(view.Segment(segment)!.Definition, view, default))
            {
                Assert.Equal(option.After, view.StateOf(option.Definition).Qualification);
                Assert.True(option.After.Qualified);
            }
        }
    }

    [Fact]
    public async Task Thresholds_ForAViewer_CannotBeChanged()
    {
        await using var context = await PageContext.OfDemonstrationAsync(new FakeAccess(Permission.Read));
        var page = context.Open<QualificationPage>("/qualification");
        page.WaitForElement("tr[data-segment]");
        Assert.All(page.FindAll(".qua__thresholds input"), i => Assert.True(i.HasAttribute("disabled")));
        Assert.Empty(page.FindAll(".qua__thresholds button"));
    }

    // Without the names of icons, which are text to bUnit.
    private static string Words(AngleSharp.Dom.IElement element) =>
        string.Concat(element.ChildNodes.Where(n => n.NodeType == AngleSharp.Dom.NodeType.Text).Select(n => n.TextContent)).Trim();
}
