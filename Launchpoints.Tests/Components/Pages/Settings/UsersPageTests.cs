using AngleSharp.Dom;
using Bunit;
using Launchpoints.Tests.Features.Accounts;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Components.Pages.Settings;
using Launchpoints.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Settings;

public sealed class UsersPageTests : BunitContext, IClassFixture<ConsoleHost>
{
    private readonly ConsoleHost host;

    public UsersPageTests(ConsoleHost host)
    {
        this.host = host;
        AddAuthorization().SetAuthorized("somebody else");
        Services.AddSingleton(Accounts.People(host));
    }

    [Fact]
    public void Invite_FilledIn_ShowsThePasswordOnceAndThePersonInTheList()
    {
        var page = Open();
        Button(page, "Invite").Click();
        page.Find("#invite-name").Change("Ann Lee");
        page.Find("#invite-email").Change("ann.lee@example.com");
        page.Find("#invite-role").Change(Role.Author);
        page.Find("section form").Submit();
        page.WaitForAssertion(() => Assert.Contains("ann.lee@example.com", page.Find("[aria-label='Temporary password']").TextContent, StringComparison.Ordinal));
        Assert.Matches("^[a-z0-9]{5}(-[a-z0-9]{5}){3}$", page.Find("[data-copy-text]").TextContent);
        Assert.Equal(Role.Author, page.Find("select[aria-label='Role of Ann Lee']").GetAttribute("value"));
        Assert.Contains("Invited", Row(page, "Ann Lee").TextContent, StringComparison.Ordinal);

        Button(page, "Done").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-copy-text]")));
    }

    [Fact]
    public void Invite_LeftEmpty_SaysWhatIsMissingBesideEachField()
    {
        var page = Open();
        Button(page, "Invite").Click();
        page.Find("section form").Submit();
        page.WaitForAssertion(() => Assert.Equal("This is not an e-mail address.", page.Find("#invite-email-error").TextContent));
        Assert.Equal("true", page.Find("#invite-name").GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Lock_ThenUnlock_ShowsTheStateInWords()
    {
        await Accounts.People(host).InviteAsync("lock.me@example.com", "Lock Me", Role.Viewer, default);
        var page = Open();
        page.Find("[aria-label='Lock Lock Me']").Click();
        page.WaitForAssertion(() => Assert.Contains("Locked", Row(page, "Lock Me").TextContent, StringComparison.Ordinal));
        Assert.Equal("Lock Me is locked out.", page.Find("[role=status]").TextContent);
        page.Find("[aria-label='Unlock Lock Me']").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("Locked", Row(page, "Lock Me").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Role_OfTheOnlyAdministrator_StaysAndThePageSaysWhy()
    {
        var page = Open();
        page.Find("select[aria-label='Role of admin']").Change(Role.Viewer);
        page.WaitForAssertion(() => Assert.Contains("only administrator", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal(Role.Admin, page.Find("select[aria-label='Role of admin']").GetAttribute("value"));
    }

    private static IElement Button(IRenderedComponent<UsersPage> page, string text) => page.FindAll("button").Single(b => b.TextContent.EndsWith(text, StringComparison.Ordinal));

    private static IElement Row(IRenderedComponent<UsersPage> page, string name) => page.FindAll("tbody tr").Single(r => r.TextContent.Contains(name, StringComparison.Ordinal));

    private IRenderedComponent<UsersPage> Open()
    {
        var page = Render<UsersPage>();
        page.WaitForElement("table");
        return page;
    }
}
