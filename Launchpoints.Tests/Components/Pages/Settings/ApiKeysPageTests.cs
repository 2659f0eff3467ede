using AngleSharp.Dom;
using Bunit;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Components.Pages.Settings;
using Launchpoints.Web.Features.ApiKeys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Settings;

public sealed class ApiKeysPageTests : BunitContext, IAsyncLifetime
{
    private TemporaryStore store = null!;

    public async Task InitializeAsync()
    {
        store = await TemporaryStore.CreateAsync();
        Services.AddSingleton(new ApiKeys(FakeAccess.Everything, store, store.Gateway, new KnownKeys(store), new FakeTime(DateTimeOffset.UnixEpoch), NullLogger<ApiKeys>.Instance));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await store.DisposeAsync();
    }

    [Fact]
    public void Key_MadeAndRevoked_IsShownOnceAndKeptInTheList()
    {
        var page = Render<ApiKeysPage>();
        page.WaitForElement(".lp-empty button").Click();
        page.Find("#key-name").Change("Mobile app");
        Scope(page, "read").Change(true);
        Scope(page, "ingest").Change(true);
        page.Find("form").Submit();

        page.WaitForElement("[data-copy-text]");
        Assert.StartsWith("lp_", page.Find("[data-copy-text]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["read", "ingest"], page.FindAll("tbody .lp-row > .lp-badge").Select(b => b.TextContent));

        page.Find("[aria-label='Revoke Mobile app']").Click();
        page.Find("[aria-label='Revoke Mobile app for good']").Click();
        page.WaitForAssertion(() => Assert.Contains("Revoked", page.Find("tbody tr").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-copy-text]"));
        Assert.Equal("Mobile app opens nothing any more.", page.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Key_WithoutNameAndScope_SaysSoBesideBoth()
    {
        var page = Render<ApiKeysPage>();
        page.WaitForElement(".lp-empty button").Click();
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Equal("Choose at least one scope.", page.Find("#key-scopes-error").TextContent));
        Assert.NotEmpty(page.Find("#key-name-error").TextContent);
    }

    private static IElement Scope(IRenderedComponent<ApiKeysPage> page, string scope) =>
        page.FindAll("label.lp-check").Single(l => l.QuerySelector("strong")!.TextContent == scope).QuerySelector("input")!;
}
