using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

public sealed class ShellTests(AppFixture app) : IClassFixture<AppFixture>
{
    [BrowserFact]
    public async Task Console_FirstOpened_ShowsHomeAndLeadsOn()
    {
        var page = await app.OpenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Home", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Segments" })).ToBeVisibleAsync();
        Assert.Empty(app.PageErrors);
    }

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Home_InEachLook_HasNoAxeViolation(ColorScheme scheme)
    {
        var page = await app.OpenAsync(scheme: scheme);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
    }

    [BrowserFact]
    public async Task Menu_OnANarrowScreen_OpensAndCloses()
    {
        var page = await app.OpenAsync(width: 360, height: 740);
        var segments = page.Locator("#menu a[href='/segments']");
        await Assertions.Expect(segments).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu", Exact = true }).ClickAsync();
        await Assertions.Expect(segments).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close menu" }).ClickAsync(new() { Position = new() { X = 340, Y = 300 } });
        await Assertions.Expect(segments).ToBeHiddenAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }

    [BrowserFact]
    public async Task Theme_Switched_IsKeptOverAReload()
    {
        var page = await app.OpenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
