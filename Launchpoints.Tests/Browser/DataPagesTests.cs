using System.Text;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

/// <summary>Kristals, events and attributes, with a little of each.</summary>
public sealed class DataPagesTests(DataPagesTests.Loaded app) : IClassFixture<DataPagesTests.Loaded>
{
    [BrowserTheory]
    [InlineData("/kristals", "Clean Energy")]
    [InlineData("/kristals/k1", "Ribbons may show it.")]
    [InlineData("/events", "waits for its customer")]
    [InlineData("/attributes", "country")]
    [InlineData("/attributes?scope=event", "amount")]
    [InlineData("/attributes/customer/country", "Most frequent")]
    [InlineData("/attributes/event/amount", "How they are spread")]
    public async Task Page_InEachLook_HasNoAxeViolationAndFitsANarrowScreen(string path, string shows)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await app.OpenAsync(path, scheme: scheme);
            await Assertions.Expect(page.Locator("main").GetByText(shows).First).ToBeVisibleAsync();
            await page.ShouldBeAccessibleAsync();
            await page.SetViewportSizeAsync(360, 740);
            await page.ShouldBeAccessibleAsync();
            Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
            await page.CloseAsync();
        }

        Assert.Empty(app.PageErrors);
    }

    [BrowserFact]
    public async Task Kristal_FoundByItsTitle_LeadsToItsEventsAndTheirCustomer()
    {
        var page = await app.OpenAsync("/kristals");
        await page.GetByLabel("Search by key or title").FillAsync("clean");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clean Energy" }).ClickAsync();
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Events", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Events", Level = 1 })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "c1" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "c1", Level = 1 })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Attribute_CuratedByKeyboard_IsActionableInTheList()
    {
        var page = await app.OpenAsync("/attributes/customer/level");
        // The heading has the focus once the page has come; whoever takes it elsewhere before that would lose it again.
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "level", Level = 1 })).ToBeFocusedAsync();
        await page.GetByLabel("Description").FocusAsync();
        await page.Keyboard.TypeAsync("How bold the customer is");
        var actionable = page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Actionable") });
        for (int i = 0; i < 5; i++) await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(actionable).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(actionable).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Saved. Published rules may use it.")).ToBeVisibleAsync();
        await page.GotoAsync("/attributes?status=actionable");
        await Assertions.Expect(page.GetByText("How bold the customer is")).ToBeVisibleAsync();
    }

    /// <summary>Loaded over HTTP before the first test.</summary>
    public sealed class Loaded : AppFixture
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var api = Api();
            await SendAsync(api, "customers", "key,country,level\nc1,SG,1\nc2,HK,2\nc3,SG,5\n");
            await SendAsync(api, "kristals", "key,title,active,category\nk1,Clean Energy,true,fund\nk2,Asia Bonds,false,bond\n");
            await SendAsync(api, "events", "id,customer,type,time,kristal,amount\ne1,c1,viewed,2026-01-31T09:00:00Z,k1,10\ne2,c2,invested,2026-02-01T09:00:00Z,k2,250.5\ne3,c9,viewed,2026-02-02,k1,\n");
        }

        private static async Task SendAsync(HttpClient api, string noun, string csv)
        {
            using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
            using var answer = await api.PostAsync(new Uri($"{noun}/import", UriKind.Relative), content);
            answer.EnsureSuccessStatusCode();
        }
    }
}
