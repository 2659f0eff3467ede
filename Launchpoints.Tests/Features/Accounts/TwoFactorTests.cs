using System.Net;
using AngleSharp.Dom;
using Launchpoints.Tests.Hosting;
using Xunit;

namespace Launchpoints.Tests.Features.Accounts;

public sealed class TwoFactorTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task TwoFactor_SetUp_AsksForACodeAndTakesEachRecoveryCodeOnce()
    {
        var (email, password) = await Accounts.InviteAsync(host, "careful@example.com");
        using var owner = await host.SignedInAsync(email, password);
        var (key, recovery) = await TurnOnAsync(owner);
        Assert.Equal(10, recovery.Count);

        using (var visitor = host.Visitor())
        {
            using var first = await visitor.TrySignInAsync(email, password);
            Assert.StartsWith("/account/code", Path(first), StringComparison.Ordinal);
            using var closed = await visitor.GetAsync("/");
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
            using var wrong = await visitor.SubmitAsync("/account/code", "code", ("Input.Code", "000000"));
            Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
            using var right = await visitor.SubmitAsync("/account/code", "code", ("Input.Code", Totp.Code(key, TimeProvider.System.GetUtcNow())));
            Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
            using var home = await visitor.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, await RecoverAsync(email, password, recovery[0]));
        Assert.Equal(HttpStatusCode.OK, await RecoverAsync(email, password, recovery[0]));
    }

    [Fact]
    public async Task TwoFactor_CodesGuessed_LockTheAccount()
    {
        var (email, password) = await Accounts.InviteAsync(host, "guessed@example.com");
        using (var owner = await host.SignedInAsync(email, password)) await TurnOnAsync(owner);
        using var visitor = host.Visitor();
        (await visitor.TrySignInAsync(email, password)).Dispose();
        for (var guess = 0; guess < 5; guess++) (await visitor.SubmitAsync("/account/code", "code", ("Input.Code", "00000" + guess))).Dispose();
        using var again = await host.Visitor().TrySignInAsync(email, password);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task TwoFactor_TurnedOff_NeedsThePassword()
    {
        var (email, password) = await Accounts.InviteAsync(host, "tired@example.com");
        using var owner = await host.SignedInAsync(email, password);
        await TurnOnAsync(owner);
        using (var refused = await owner.SubmitAsync("/account/security", "off", ("Off.Password", "not it at all")))
            Assert.NotNull((await ConsoleClient.ReadAsync(refused)).QuerySelector("[role=alert]"));
        (await owner.SubmitAsync("/account/security", "off", ("Off.Password", password))).Dispose();
        using var visitor = host.Visitor();
        using var answer = await visitor.TrySignInAsync(email, password);
        Assert.Equal("/", Path(answer));
    }

    private static string Path(HttpResponseMessage answer) => new Uri(new Uri("http://here"), answer.Headers.Location!).PathAndQuery;

    private static async Task<(string Key, IReadOnlyList<string> Recovery)> TurnOnAsync(ConsoleClient owner)
    {
        var page = await owner.PageAsync("/account/two-factor");
        Assert.NotNull(page.QuerySelector("figure svg"));
        var key = page.QuerySelector("[data-key]")!.Text();
        using var on = await owner.SubmitAsync("/account/two-factor", "two-factor", ("Input.Code", Totp.Code(key, TimeProvider.System.GetUtcNow())));
        return (key, [.. (await ConsoleClient.ReadAsync(on)).QuerySelectorAll(".lp-codes li").Select(li => li.Text())]);
    }

    private async Task<HttpStatusCode> RecoverAsync(string email, string password, string code)
    {
        using var visitor = host.Visitor();
        (await visitor.TrySignInAsync(email, password)).Dispose();
        using var answer = await visitor.SubmitAsync("/account/code?recovery=true", "code", ("Input.Code", code));
        return answer.StatusCode;
    }
}
