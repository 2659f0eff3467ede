using Launchpoints.Tests.Features.Accounts;
using Microsoft.Playwright;
using Xunit;

namespace Launchpoints.Tests.Browser;

public sealed class SessionEndTests(AppFixture app) : IClassFixture<AppFixture>
{
    [BrowserFact]
    public async Task OpenConsole_WhenItsRoleChanges_IsLedToSignInWithinSeconds()
    {
        var (email, password) = await Accounts.InviteAsync(app, "demoted@example.com");
        var page = await app.OpenAsync(email: email, password: password);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var id = await Accounts.IdOfAsync(app, email);
        Assert.True((await Accounts.People(app).ChangeRoleAsync(id, Web.Features.Accounts.Role.Viewer, default)).Succeeded);
        await Assertions.Expect(page).ToHaveURLAsync(app.Url + "/account/sign-in?ended=true", new() { Timeout = 10_000 });
        await Assertions.Expect(page.GetByText("Your session ended")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task OpenConsole_WhenItsOtherTabSignsOut_IsLedToSignIn()
    {
        var page = await app.OpenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await other.Locator(".lp-person > summary").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(app.Url + "/account/sign-in?ended=true", new() { Timeout = 10_000 });
    }

    [BrowserFact]
    public async Task OneConsoleTooMany_Opened_SaysSo()
    {
        var (email, password) = await Accounts.InviteAsync(app, "many@example.com");
        var page = await app.OpenAsync(email: email, password: password);
        for (var i = 0; i < 12; i++)
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Home", Level = 1 })).ToBeVisibleAsync();
            page = await page.Context.NewPageAsync();
            await page.GotoAsync("/");
        }
        await Assertions.Expect(page.GetByText("Too many open consoles")).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("/account/sign-in", ColorScheme.Light)]
    [InlineData("/account/sign-in", ColorScheme.Dark)]
    [InlineData("/account/security", ColorScheme.Light)]
    [InlineData("/account/security", ColorScheme.Dark)]
    [InlineData("/account/two-factor", ColorScheme.Light)]
    [InlineData("/account/password", ColorScheme.Dark)]
    public async Task AccountPage_InItsLook_HasNoAxeViolation(string path, ColorScheme scheme)
    {
        var page = await app.OpenAsync(path, scheme: scheme, width: 360, signedIn: path != "/account/sign-in");
        await page.ShouldBeAccessibleAsync();
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        Assert.Empty(app.PageErrors);
    }
}
