using System.Net;
using System.Text.Json;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.ApiKeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Keys = Launchpoints.Web.Features.ApiKeys.ApiKeys;

namespace Launchpoints.Tests.Features.ApiKeys;

public sealed class ApiKeyTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    // No such path: whoever may pass gets 404, whoever may not learns nothing about what is there.
    private const string Anything = "no-such-thing";

    [Fact]
    public async Task Api_WithoutAKnownKey_Answers401WithACode()
    {
        foreach (var key in new[] { null, "lp_unknown", new string('x', 5000) })
        {
            using var api = host.Api(key);
            using var answer = await api.GetAsync(Anything);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("auth.key_missing", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
        }
    }

    [Fact]
    public async Task Api_WithASessionInsteadOfAKey_Answers401()
    {
        using var admin = await host.SignedInAsync();
        using var answer = await admin.GetAsync("/api/v1/" + Anything);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task BootstrapKey_Sent_Passes()
    {
        using var api = host.Api();
        using var answer = await api.GetAsync(Anything);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Key_CreatedThenRevoked_OpensAndCloses()
    {
        var keys = NewKeys(FakeAccess.Everything);
        var made = await keys.CreateAsync("Mobile app", [Scope.Read], default);
        Assert.True(made.Succeeded);
        using var api = host.Api(made.Value.Text);
        using (var open = await api.GetAsync(Anything)) Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
        await keys.RevokeAsync(made.Value.Key.Id, default);
        using (var closed = await api.GetAsync(Anything)) Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
    }

    [Fact]
    public async Task Key_Kept_IsNowhereInTheStore()
    {
        var made = await NewKeys(FakeAccess.Everything).CreateAsync("Secret", [Scope.Read, Scope.Ingest], default);
        var directory = host.Services.GetRequiredService<StoreLocation>().Directory;
        foreach (var file in Directory.EnumerateFiles(directory))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(made.Value!.Text, await text.ReadToEndAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Create_WithSeveralMistakes_NamesThemAll()
    {
        var made = await NewKeys(FakeAccess.Everything).CreateAsync(" ", ["king"], default);
        Assert.Equal(["apiKey.name", "apiKey.scope"], made.Problems.Select(p => p.Code));
    }

    [Fact]
    public async Task Operations_WithoutThePermission_AreRefused()
    {
        var keys = NewKeys(new FakeAccess(Permission.Read, Permission.Author));
        await Assert.ThrowsAsync<AccessDeniedException>(() => keys.ListAsync(default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => keys.CreateAsync("x", [Scope.Admin], default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => keys.RevokeAsync("x", default));
    }

    private Keys NewKeys(IAccess access) => new(
        access, host.Services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>(), host.Services.GetRequiredService<WriteGateway>(), host.Services.GetRequiredService<KnownKeys>(),
        TimeProvider.System, NullLogger<Keys>.Instance);
}
