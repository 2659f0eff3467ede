using System.Net;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Features.Accounts;

public sealed class SetupTests(SetupTests.EmptyHost host) : IClassFixture<SetupTests.EmptyHost>
{
    [Fact]
    public async Task Setup_OnAnEmptyStore_TakesTheCodeOnceAndThenIsClosed()
    {
        var first = host.Services.GetRequiredService<FirstAdministrator>();
        using var visitor = host.Visitor();
        using (var home = await visitor.GetAsync("/customers")) Assert.Equal("/setup", home.Headers.Location!.ToString());

        using (var wrong = await SubmitAsync(visitor, "aaaaa-aaaaa-aaaaa-aaaaa")) Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        var code = first.Code!;
        for (var attempt = 0; attempt < 4; attempt++) (await SubmitAsync(visitor, "aaaaa-aaaaa-aaaaa-aaaaa")).Dispose();
        Assert.NotEqual(code, first.Code);

        using (var made = await SubmitAsync(visitor, first.Code!)) Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        using (var home = await visitor.GetAsync("/")) Assert.Equal(HttpStatusCode.OK, home.StatusCode);
        Assert.False(first.Wanted);
        Assert.False((await first.CreateAsync(code, "b@example.com", "B", "another long secret", default)).Succeeded);
        Assert.Null((await visitor.PageAsync("/setup")).QuerySelector("form"));
    }

    private static Task<HttpResponseMessage> SubmitAsync(ConsoleClient visitor, string code) => visitor.SubmitAsync(
        "/setup", "setup", ("Input.Code", code), ("Input.DisplayName", "Ann"), ("Input.Email", "ann@example.com"), ("Input.Password", "a rather long secret"));

    public sealed class EmptyHost : ConsoleHost
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Launchpoints:Demo"] = "false" };
    }
}
