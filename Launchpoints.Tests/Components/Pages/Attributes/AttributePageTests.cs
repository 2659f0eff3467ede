using Bunit;
using Launchpoints.Engine.Schema;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Components.Pages.Attributes;
using Launchpoints.Web.Features.Accounts;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Attributes;

public sealed class AttributePageTests : DataPage
{
    [Fact]
    public void Values_OfAText_AreCountedWithTheirShares()
    {
        var page = Open("customer", "country");
        page.WaitForAssertion(() => Assert.Equal(["SG2 66.7", "HK1 33.3"], page.FindAll("table tbody tr").Select(r => string.Concat(
            r.Children[0].TextContent, r.Children[1].TextContent, " ", r.Children[2].TextContent.Trim().AsSpan(0, 4)))));
        Assert.Contains("3 of 4 customers", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Histogram_OfANumber_HasANameAndTheSameNumbersInATable()
    {
        var page = Open("kristal", "risk");
        var picture = page.WaitForElement("svg[role=img]");
        Assert.Equal("How risk is spread over the Kristals", picture.QuerySelector("title")!.TextContent);
        Assert.StartsWith("3 Kristals from 1 to 5", picture.QuerySelector("desc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, page.FindAll("figure tbody td.lp-number").Sum(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.CurrentCulture)));
    }

    [Fact]
    public async Task Meaning_SavedInPart_IsActionableAndTheRestStaysOpen()
    {
        var page = Open("customer", "country");
        page.WaitForElement("#curation-description");
        // Found and used in one turn of the renderer: what else the page loads cannot put another element there in between.
        await page.InvokeAsync(() => page.Find("#curation-description").Change("Where the customer lives"));
        await page.InvokeAsync(() => page.FindAll("form input[type=checkbox]")[1].Change(true));
        await page.InvokeAsync(() => page.Find("form").Submit());
        page.WaitForAssertion(() => Assert.Contains("Published rules may use it", page.Markup, StringComparison.Ordinal));
        var saved = Workspace.Live.Current.Population.Schema.Find(AttributeScope.Customer, "country")!;
        Assert.Equal((AttributeStatus.Actionable, "Where the customer lives", null), (saved.Status, saved.Description, saved.Source));
        Assert.Contains("Nobody has said yet: source, purpose, retention", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Retention_OutOfRange_IsNamedBesideItsField()
    {
        var page = Open("customer", "country");
        page.WaitForElement("#curation-retention").Change("0");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("1 to 36500", page.Find("#curation-retention-error").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("customer", "nothing")]
    [InlineData("planet", "country")]
    public void Attribute_Unknown_SaysSo(string scope, string key)
    {
        var page = Open(scope, key);
        Assert.Contains("To all attributes", page.WaitForElement(".lp-empty").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<AttributePage> Open(string scope, string key) => Render<AttributePage>(p => p.Add(x => x.Scope, scope).Add(x => x.Key, key));
}

/// <summary>The same page for somebody who may only look.</summary>
public sealed class AttributePageOfAViewerTests : DataPage
{
    internal override FakeAccess Access { get; } = new(Permission.Read);

    [Fact]
    public void Meaning_ForAViewer_IsReadAndNotWritten()
    {
        var page = Render<AttributePage>(p => p.Add(x => x.Scope, "customer").Add(x => x.Key, "country"));
        page.WaitForAssertion(() => Assert.Contains("May be named to customers", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("form"));
    }
}
