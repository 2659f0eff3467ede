using Launchpoints.Tests.Features.Accounts;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

public sealed class SettingsTests(AppFixture app) : IClassFixture<AppFixture>
{
    [BrowserTheory]
    [InlineData("/settings", ColorScheme.Light)]
    [InlineData("/settings", ColorScheme.Dark)]
    [InlineData("/settings/users", ColorScheme.Light)]
    [InlineData("/settings/users", ColorScheme.Dark)]
    [InlineData("/settings/keys", ColorScheme.Light)]
    [InlineData("/settings/keys", ColorScheme.Dark)]
    public async Task Page_InItsLook_HasNoAxeViolationAndFitsANarrowScreen(string path, ColorScheme scheme)
    {
        var page = await app.OpenAsync(path, scheme: scheme);
        var create = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Invite|New key)$") }).First;
        if (path != "/settings") await create.ClickAsync();
        await Assertions.Expect(page.Locator("main form").First).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.SetViewportSizeAsync(360, 740);
        await page.ShouldBeAccessibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(app.PageErrors);
    }

    [BrowserFact]
    public async Task Invitation_HandedOver_LetsThatPersonIn()
    {
        var page = await app.OpenAsync("/settings/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("Bea Tan");
        await page.GetByLabel("E-mail").FillAsync("bea@example.com");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        var password = await page.Locator("[data-copy-text]").InnerTextAsync();

        var hers = await app.OpenAsync("/", signedIn: false);
        await hers.GetByLabel("E-mail").FillAsync("bea@example.com");
        await hers.GetByLabel("Password").FillAsync(password);
        await hers.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await hers.GetByLabel("Present password").FillAsync(password);
        await hers.GetByLabel("New password").FillAsync(Accounts.Password);
        await hers.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Assertions.Expect(hers.GetByRole(AriaRole.Heading, new() { Name = "Home", Level = 1 })).ToBeVisibleAsync();

        await hers.GotoAsync("/settings/users");
        await Assertions.Expect(hers.GetByText("This is not open to you")).ToBeVisibleAsync();
    }
}
