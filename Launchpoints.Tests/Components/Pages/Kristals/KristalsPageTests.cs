using Bunit;
using Launchpoints.Web.Components.Pages.Kristals;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Kristals;

public sealed class KristalsPageTests : DataPage
{
    [Theory]
    [InlineData("/kristals", "Clean Energy", "Asia Bonds", "Gold")]
    [InlineData("/kristals?q=bond", "Asia Bonds")]
    [InlineData("/kristals?attribute=risk&value=5", "Gold")]
    [InlineData("/kristals?active=false")]
    public void Address_WithFilters_ShowsWhatTheyMean(string address, params string[] titles)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = Render<KristalsPage>();
        page.WaitForElement(".lp-bar");
        page.WaitForAssertion(() => Assert.Equal(titles, page.FindAll("tbody th a").Select(a => a.TextContent)));
    }

    [Fact]
    public void Value_OfAnotherType_SaysWhy()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/kristals?attribute=risk&value=high");
        var page = Render<KristalsPage>();
        Assert.Contains("'high' is no number", page.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
    }
}
