using System.Net;
using AngleSharp.Dom;
using Launchpoints.Tests.Hosting;
using Xunit;

namespace Launchpoints.Tests.Features.Accounts;

public sealed class SignInTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Page_WithoutASession_LeadsToSignIn()
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.GetAsync("/segments?q=1");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/account/sign-in?returnUrl=%2Fsegments%3Fq%3D1", answer.Headers.Location!.PathAndQuery);
    }

    [Theory]
    [InlineData("/segments?q=1", "/segments?q=1")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/account/sign-out", "/")]
    public async Task SignIn_WithAReturnAddress_StaysInThisConsole(string asked, string reached)
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.SubmitAsync(
            $"/account/sign-in?returnUrl={Uri.EscapeDataString(asked)}", "sign-in", ("Input.Email", ConsoleHost.AdminEmail), ("Input.Password", ConsoleHost.AdminPassword));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(reached, new Uri(new Uri(host.Url), answer.Headers.Location!).PathAndQuery);
        using var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Fact]
    public async Task SignIn_Refused_SaysTheSameForUnknownAndWrong()
    {
        using var visitor = host.Visitor();
        using var wrong = await visitor.TrySignInAsync(ConsoleHost.AdminEmail, "not the password");
        using var unknown = await visitor.TrySignInAsync("nobody@example.com", "not the password");
        var texts = new[] { await ConsoleClient.ReadAsync(wrong), await ConsoleClient.ReadAsync(unknown) }.Select(page => page.QuerySelector("[role=alert]")!.Text().Trim()).ToList();
        Assert.Equal(texts[0], texts[1]);
        Assert.Contains("do not fit", texts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AfterFiveFailures_RefusesTheRightPasswordToo()
    {
        var (email, password) = await Accounts.InviteAsync(host, "clumsy@example.com");
        using var visitor = host.Visitor();
        for (var attempt = 0; attempt < 5; attempt++) (await visitor.TrySignInAsync(email, "not the password")).Dispose();
        using var answer = await visitor.TrySignInAsync(email, password);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull((await ConsoleClient.ReadAsync(answer)).QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task SignOut_Posted_EndsTheSession()
    {
        using var admin = await host.SignedInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-out");
        using var answer = await admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        using var home = await admin.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
    }

    [Fact]
    public async Task SessionCookie_Given_IsOutOfReachOfScriptsAndOtherSites()
    {
        using var visitor = host.Visitor();
        using var answer = await visitor.TrySignInAsync(ConsoleHost.AdminEmail, ConsoleHost.AdminPassword);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("lp-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TemporaryPassword_AtTheFirstSignIn_OpensOnlyItsChange()
    {
        var (email, password) = await Accounts.InviteAsync(host, "new@example.com", changePassword: false);
        using var visitor = host.Visitor();
        using (var answer = await visitor.TrySignInAsync(email, password)) Assert.EndsWith("/account/password", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var home = await visitor.GetAsync("/")) Assert.EndsWith("/account/password", home.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var same = await visitor.SubmitAsync("/account/password", "password", ("Input.Current", password), ("Input.Next", password))) Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        using (var changed = await visitor.SubmitAsync("/account/password", "password", ("Input.Current", password), ("Input.Next", "only I know this"))) Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var after = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }
}
