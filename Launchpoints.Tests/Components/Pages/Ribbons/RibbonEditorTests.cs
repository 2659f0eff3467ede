using Bunit;
using Launchpoints.Tests.Features.Exposures;
using Launchpoints.Web.Components.Pages.Customers;
using Launchpoints.Web.Components.Pages.Ribbons;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Ribbons;

/// <summary>What a ribbon says about its cards, in the editor; and where one sees what was delivered.</summary>
public sealed class RibbonEditorTests
{
    [Fact]
    public async Task Pin_WithAnOwnerAndAnEnd_IsSavedAndSaysWhatItCosts()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var before = Ribbon(context);
        var page = Open(context);
        string worst = context.Workspace.Live.Current.Now(context.Workspace.Time).CardsOf(before with { MaxCards = 100 })[^1].Kristal;
        await page.InvokeAsync(() => page.Find("input[aria-label='Pin a Kristal']").Input(worst));
        if (page.FindAll($"button[aria-label='Remove {worst}']").Count == 0) await page.InvokeAsync(() => page.Find("input[aria-label='Pin a Kristal']").Change(worst));
        page.WaitForElement($"button[aria-label='Remove {worst}']");
        page.WaitForAssertion(() => Assert.Matches(@"costs \d", page.Find(".adj__cost").TextContent));
        page.WaitForAssertion(() => Assert.Contains("Against the order by relevance alone", page.Find(".ribbon__cost").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find($"input[aria-label='Owner of {worst}']").Change("Ann"));
        await page.InvokeAsync(() => page.Find($"input[aria-label='{worst} until']").Change("2999-01-01T00:00:00"));
        await page.InvokeAsync(() => page.Find("form.ribbon").Submit());
        page.WaitForAssertion(() => Assert.Equal(worst, Assert.Single(Ribbon(context).Pinned)));
        var terms = Ribbon(context).PinTerms[worst];
        Assert.Equal(("Ann", "Test person", 32_472_144_000_000L), (terms.Owner, terms.SetBy, terms.Until!.Value + context.Workspace.Live.Current.Configuration.Settings.TimeZone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(terms.Until.Value)).TotalMilliseconds));

        // An end that has passed is said, and nothing is measured of it.
        page = Open(context);
        await page.InvokeAsync(() => page.Find($"input[aria-label='{worst} until']").Change("2001-01-01T00:00:00"));
        page.WaitForAssertion(() => Assert.Equal("Ended", page.Find(".adj__cost").TextContent));
    }

    [Fact]
    public async Task Variety_Typed_IsSavedAndReadBack()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = Open(context);
        await page.InvokeAsync(() => page.FindAll("button").Single(b => b.TextContent.Contains("Add a cap", StringComparison.Ordinal)).Click());
        string attribute = page.FindAll("select[aria-label='Attribute that is capped'] option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        await page.InvokeAsync(() => page.Find("select[aria-label='Attribute that is capped']").Change(attribute));
        await page.InvokeAsync(() => page.Find($"input[aria-label='Most cards of one {attribute}']").Change("1"));
        await page.InvokeAsync(() => page.Find("input[aria-label='Diversity in percent']").Change("40"));
        Assert.Contains("Choose at least one attribute", page.Markup, StringComparison.Ordinal);
        await page.InvokeAsync(() => page.FindAll(".variety__by input")[0].Change(true));
        await page.InvokeAsync(() => page.Find("input[aria-label^='Percent of the pages']").Change("5"));
        page.WaitForAssertion(() => Assert.Contains("By itself it", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("form.ribbon").Submit());
        page.WaitForAssertion(() => Assert.Equal(0.05, Ribbon(context).Exploration?.Share));
        var saved = Ribbon(context);
        Assert.Equal((attribute, 1), (Assert.Single(saved.Caps).Attribute, saved.Caps[0].Most));
        Assert.Equal(0.4, saved.Diversity!.Weight);
        page = Open(context);
        Assert.Equal("40", page.Find("input[aria-label='Diversity in percent']").GetAttribute("value"));
        Assert.Equal("5", page.Find("input[aria-label^='Percent of the pages']").GetAttribute("value"));
    }

    [Fact]
    public async Task Delivered_Ribbons_ShowOnTheCustomersPageAndAreCounted()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var empty = context.Open<CustomerPage>("/customers/A", p => p.Add(c => c.Key, "A"));
        empty.WaitForAssertion(() => Assert.Contains("POST /exposures", empty.Find("#customer-exposures").ParentElement!.TextContent, StringComparison.Ordinal));

        var decision = await Exposed.LogAsync(context.Workspace, "A", "home", "first");
        await Exposed.LogAsync(context.Workspace, "A", "home", "second");
        var page = context.Open<CustomerPage>("/customers/A", p => p.Add(c => c.Key, "A"));
        page.WaitForState(() => page.FindAll(".exposures > li").Count == 2);
        var first = page.Find(".exposures > li");
        Assert.Equal(decision.Ribbons.SelectMany(r => r.Cards).Select(c => c.Kristal), first.QuerySelectorAll(".exposures__cards a code").Select(a => a.TextContent));

        var list = context.Open<RibbonsPage>("/ribbons?placement=home");
        string ribbon = decision.Ribbons[0].Ribbon;
        list.WaitForAssertion(() => Assert.Contains(
            "delivered 2 times to 1 customer, 2 in the last 7 days", list.Find($"[data-key='{ribbon}']").TextContent, StringComparison.Ordinal));
    }

    private static Launchpoints.Engine.Composition.RibbonDefinition Ribbon(PageContext context) =>
        context.Workspace.Live.Current.Configuration.Ribbons.Values.Where(r => r.Placement == "home").MinBy(r => r.Priority)!;

    private static IRenderedComponent<RibbonEditorPage> Open(PageContext context)
    {
        string key = Ribbon(context).Key;
        var page = context.Open<RibbonEditorPage>($"/ribbons/{key}", p => p.Add(r => r.Key, key));
        page.WaitForElement("form.ribbon");
        return page;
    }
}
