using Bunit;
using Launchpoints.Web.Components.Pages.Events;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Events;

public sealed class EventsPageTests : DataPage
{
    [Theory]
    [InlineData("/events", "c9", "c1", "c2", "c1")]
    [InlineData("/events?from=2026-02-01&to=2026-02-01", "c1", "c2")]
    [InlineData("/events?to=2026-01-31", "c1")]
    [InlineData("/events?from=2026-02-01T00:00:00Z&kristal=k1", "c2")]
    [InlineData("/events?customer=c1", "c1", "c1")]
    [InlineData("/events?type=clicked")]
    public void Address_WithFilters_ShowsWhatTheyMeanNewestFirst(string address, params string[] customers)
    {
        Go(address);
        var page = Render<EventsPage>();
        page.WaitForElement(".lp-bar");
        page.WaitForAssertion(() => Assert.Equal(customers, page.FindAll("td[data-label=Customer]").Select(c => c.FirstElementChild!.TextContent)));
    }

    [Fact]
    public void Event_BeforeItsCustomer_SaysThatItWaits()
    {
        Go("/events?kristal=k2&from=2026-02-02");
        var page = Render<EventsPage>();
        page.WaitForAssertion(() => Assert.Contains("waits for its customer", page.Find("tbody").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Type_Chosen_IsInTheAddress()
    {
        Go("/events?customer=c1&page=2");
        var page = Render<EventsPage>();
        page.WaitForElement("select").Change("viewed");
        page.WaitForAssertion(() => Assert.EndsWith("/events?customer=c1&type=viewed", Navigation.Uri, StringComparison.Ordinal));
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private void Go(string address) => Navigation.NavigateTo(address);
}
