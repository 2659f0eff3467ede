using Launchpoints.Tests.Api;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Launchpoints.Tests.Browser;

/// <summary>Every page of the console over the demonstration: axe in the light on a wide screen and in the dark on a phone, no sideways scroll, nothing amiss in the browser.</summary>
[Collection(Demonstration.Collection)]
public sealed class AccessibilityTests(Demonstration app)
{
    [BrowserTheory]
    [InlineData("/", "Home")]
    [InlineData("/customers", "Customers")]
    [InlineData("/customers/A", null)]
    [InlineData("/customers/nobody", null)]
    [InlineData("/kristals", "Kristals")]
    [InlineData("/events", "Events")]
    [InlineData("/attributes", "Attributes")]
    [InlineData("/attributes/customer/country", "country")]
    [InlineData("/attributes/customer/investable_assets", "investable_assets")]
    [InlineData("/import", "Import customers")]
    [InlineData("/import?kind=events", "Import events")]
    [InlineData("/segments", "Segments")]
    [InlineData("/segments/new", "New segment")]
    [InlineData("/segments/s3", null)]
    [InlineData("/qualification", "Qualification")]
    [InlineData("/ribbons", "Ribbons")]
    [InlineData("/ribbons/new?placement=home", "New ribbon")]
    [InlineData("/placements/home", null)]
    [InlineData("/placements/new", "New placement")]
    [InlineData("/relevance", "Relevance")]
    [InlineData("/preview", "Preview")]
    [InlineData("/settings", null)]
    [InlineData("/settings/users", null)]
    [InlineData("/settings/keys", null)]
    [InlineData("/account/security", null)]
    [InlineData("/account/two-factor", null)]
    [InlineData("/account/password", null)]
    [InlineData("/api-explorer", null)]
    [InlineData("/nowhere", "Nothing is here")]
    public async Task Page_InEveryLook_IsAccessibleAndFits(string path, string? heading)
    {
        var page = await app.GoAsync(path);
        var title = page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(title).ToBeVisibleAsync();
        if (heading is not null) await Expect(title).ToHaveTextAsync(heading);
        await CheckAsync(page);
    }

    [BrowserFact]
    public async Task SignIn_InEveryLook_IsAccessibleAndFits()
    {
        app.Faults.Clear();
        var page = await app.OpenAsync("/account/sign-in", signedIn: false);
        app.Watch(page);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await CheckAsync(page);
    }

    [BrowserTheory]
    [InlineData("/kristals", "main tbody th a")]
    [InlineData("/ribbons", "main li h2 a")]
    public async Task PageOfOne_InEveryLook_IsAccessibleAndFits(string list, string link)
    {
        var page = await app.GoAsync(list);
        var first = page.Locator(link).First;
        string name = await first.InnerTextAsync();
        await first.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        await CheckAsync(page);
    }

    [BrowserFact]
    public async Task SegmentEditor_WithAPersonTested_IsAccessibleAndFits()
    {
        var page = await app.GoAsync("/segments/s3?person=A");
        await Expect(page.GetByText("is a member")).ToBeVisibleAsync();
        var rule = page.GetByRole(AriaRole.Region, new() { Name = "Who belongs to it" });
        await rule.GetByRole(AriaRole.Button, new() { Name = "Add condition to the whole rule" }).ClickAsync();
        await Expect(rule.GetByText("Choose what to ask…")).ToBeAttachedAsync();
        await rule.GetByRole(AriaRole.Button, new() { Name = "More for rule 1", Exact = true }).ClickAsync();
        await CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync(); // the store stays as it was
    }

    [BrowserFact]
    public async Task Preview_BesideTheDraftsAndMadeUp_IsAccessibleAndFits()
    {
        var page = await app.GoAsync("/preview?customer=A&beside=draft");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "With the drafts" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change this one" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "Attributes" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add event" }).ClickAsync();
        await CheckAsync(page);
    }

    [BrowserFact]
    public async Task RibbonEditor_WithEveryKindOfAdjustment_IsAccessibleAndFits()
    {
        var page = await app.GoAsync("/ribbons/keep-exploring");
        string[] kristals = ["global-dividend-leaders-fund", "asia-government-bond", "asia-ether-staking"];
        foreach (var (what, kristal) in new[] { "Pin a Kristal", "Boost a Kristal", "Block a Kristal" }.Zip(kristals))
        {
            await page.GetByLabel(what).FillAsync(kristal);
            await page.GetByLabel(what).PressAsync("Enter"); // adds it, and does not save the ribbon
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Remove {kristal}" })).ToBeVisibleAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a cap" }).ClickAsync();
        await page.GetByLabel("Attribute that is capped").SelectOptionAsync("region");
        await page.GetByLabel("Diversity in percent").FillAsync("30");
        await page.GetByLabel("Diversity in percent").BlurAsync();
        await Expect(page.GetByText("Choose at least one attribute")).ToBeVisibleAsync();
        await page.GetByLabel("category", new() { Exact = true }).CheckAsync();
        await Expect(page.GetByText("Against the order by relevance alone")).ToBeVisibleAsync();
        await CheckAsync(page);

        // The button that had the focus goes with the pin.
        await page.GetByRole(AriaRole.Button, new() { Name = $"Remove {kristals[0]}" }).PressAsync("Enter");
        await Expect(page.GetByLabel("Pin a Kristal")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Kristal_WithItsSuitabilityTypedWrongly_IsAccessibleAndFits()
    {
        var page = await app.GoAsync("/kristals/global-dividend-leaders-fund");
        await page.GetByRole(AriaRole.Button, new() { Name = "Restrict it" }).ClickAsync();
        await page.GetByLabel("Rule over customers").FillAsync("hat_size > 3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Not saved")).ToBeVisibleAsync();
        await CheckAsync(page);
    }

    [BrowserFact]
    public async Task Customer_WithSomethingDelivered_IsAccessibleAndFits()
    {
        using (var api = app.Api())
        {
            var (_, decision) = await api.ReadAsync("customers/A/ribbons?placement=home&exposure=true");
            var (status, _) = await api.PostAsync("exposures", $$"""{ "exposures": [ { "exposure": "{{decision!["exposure"]}}" } ] }""");
            Assert.Equal(200, (int)status);
        }

        var page = await app.GoAsync("/customers/A");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Delivered" }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await CheckAsync(page);
    }

    [BrowserFact]
    public async Task Relevance_AfterATraining_IsAccessibleAndFits()
    {
        var page = await app.GoAsync("/relevance?segment=s3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train now" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Figures of the models" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await CheckAsync(page);
    }

    private async Task CheckAsync(IPage page)
    {
        // What stands folded away has to be as good as what is in sight; opening some of it loads more.
        await ReadyAsync(page);
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
        await ReadyAsync(page);

        await page.ShouldBeAccessibleAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(360, 740);
        await page.ShouldBeAccessibleAsync();
        foreach (int width in new[] { 360, 320 })
        {
            await page.SetViewportSizeAsync(width, 740);
            int needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(needed <= width, $"{page.Url} needs {needed} px at {width} px: " + await WideAsync(page));
        }

        Assert.Empty(app.Faults);
    }

    private static Task ReadyAsync(IPage page) => Expect(page.Locator("main .lp-skeleton:not(details:not([open]) *)")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

    // Who sticks out, to make a failure readable.
    private static Task<string> WideAsync(IPage page) => page.EvaluateAsync<string>(
        """
        [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.lp-table-scroll, .cards, .lp-nav'))
            .slice(0, 6).map(e => `<${e.localName} class="${e.className}">`).join(' ')
        """);
}
