using Bunit;
using Launchpoints.Engine.Population;
using Launchpoints.Web.Components.Pages.Kristals;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Kristals;

public sealed class KristalPageTests : DataPage
{
    [Fact]
    public void Active_SwitchedOff_IsOffInTheCatalogue()
    {
        var page = Open("k1");
        page.WaitForElement("input[role=switch]").Change(false);
        page.WaitForAssertion(() => Assert.Contains("No ribbon shows it", page.Markup, StringComparison.Ordinal));
        Assert.False(Workspace.Live.Current.Population.Kristal("k1")!.Active);
    }

    [Fact]
    public void Attribute_Changed_IsKept()
    {
        var page = Open("k1");
        page.WaitForElement("button[aria-label='Change risk']").Click();
        page.WaitForElement("input[aria-label=risk]").Input("4.5");
        page.Find("dl form").Submit();
        page.WaitForAssertion(() => Assert.Contains("4.5", page.Find("dl").TextContent, StringComparison.Ordinal));
        Assert.Equal(4.5, Workspace.Live.Current.Population.Kristal("k1")!.Attributes["risk"].Number);
    }

    [Fact]
    public void Attribute_OfAnotherType_IsRefusedBesideItsField()
    {
        var page = Open("k1");
        page.WaitForElement("button[aria-label='Change risk']").Click();
        page.WaitForElement("input[aria-label=risk]").Input("high");
        page.Find("dl form").Submit();
        Assert.Contains("'high' is no number", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, Workspace.Live.Current.Population.Kristal("k1")!.Attributes["risk"].Number);
    }

    [Fact]
    public void Kristal_Removed_LeavesTheCatalogueForItsList()
    {
        var page = Open("k3");
        page.WaitForElement(".lp-button--danger").Click();
        page.FindAll("button").First(b => b.TextContent == "Remove for good").Click();
        page.WaitForAssertion(() => Assert.EndsWith("/kristals", Here, StringComparison.Ordinal));
        Assert.Null(Workspace.Live.Current.Population.Kristal("k3"));
    }

    [Fact]
    public void Kristal_Unknown_SaysSo()
    {
        var page = Open("k9");
        page.WaitForAssertion(() => Assert.Contains("There is no Kristal 'k9'", page.Markup, StringComparison.Ordinal));
    }

    private string Here => Services.GetRequiredService<NavigationManager>().Uri;

    private IRenderedComponent<KristalPage> Open(string key) => Render<KristalPage>(p => p.Add(x => x.Key, key));
}
