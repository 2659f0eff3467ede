using System.Net;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Xunit;

namespace Launchpoints.Tests.Features.Accounts;

public sealed class PeopleTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    public static TheoryData<string> Changes => new("role", "lock", "end", "reset", "two-factor");

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_OfAnAccount_EndsItsSessions(string what)
    {
        var (email, password) = await Accounts.InviteAsync(host, $"{what}@example.com");
        using var theirs = await host.SignedInAsync(email, password);
        using (var before = await theirs.GetAsync("/")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        var people = Accounts.People(host);
        var id = await Accounts.IdOfAsync(host, email);
        var succeeded = what switch
        {
            "role" => (await people.ChangeRoleAsync(id, Role.Viewer, default)).Succeeded,
            "lock" => (await people.LockAsync(id, default)).Succeeded,
            "end" => (await people.EndSessionsAsync(id, default)).Succeeded,
            "reset" => (await people.ResetPasswordAsync(id, default)).Succeeded,
            _ => (await people.RemoveTwoFactorAsync(id, default)).Succeeded,
        };
        Assert.True(succeeded);
        using var after = await theirs.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Lock_ThenUnlock_KeepsOutAndLetsIn()
    {
        var (email, password) = await Accounts.InviteAsync(host, "away@example.com");
        var people = Accounts.People(host);
        var id = await Accounts.IdOfAsync(host, email);
        Assert.True((await people.LockAsync(id, default)).Succeeded);
        using (var locked = await host.Visitor().TrySignInAsync(email, password)) Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        Assert.True((await people.UnlockAsync(id, default)).Succeeded);
        using var open = await host.Visitor().TrySignInAsync(email, password);
        Assert.Equal(HttpStatusCode.Redirect, open.StatusCode);
    }

    [Fact]
    public async Task LastAdministrator_LosingTheRole_IsRefused()
    {
        var people = Accounts.People(host);
        var id = await Accounts.IdOfAsync(host, ConsoleHost.AdminEmail);
        var demoted = await people.ChangeRoleAsync(id, Role.Viewer, default);
        var locked = await people.LockAsync(id, default);
        Assert.Equal(OutcomeKind.Conflict, demoted.Kind);
        Assert.Equal("account.last_administrator", Assert.Single(locked.Problems).Code);
        Assert.Equal(Role.Admin, (await people.ListAsync(default)).Single(p => p.Id == id).Role);
    }

    [Fact]
    public async Task Invite_WithSeveralMistakes_NamesThemAll()
    {
        var invited = await Accounts.People(host).InviteAsync("not an address", " ", "King", default);
        Assert.Equal(["account.email", "account.name", "account.role"], invited.Problems.Select(p => p.Code).Order());
    }

    [Fact]
    public async Task Invite_OfAKnownAddress_IsAConflict()
    {
        var invited = await Accounts.People(host).InviteAsync(ConsoleHost.AdminEmail.ToUpperInvariant(), "Again", Role.Viewer, default);
        Assert.Equal(OutcomeKind.Conflict, invited.Kind);
    }
}
