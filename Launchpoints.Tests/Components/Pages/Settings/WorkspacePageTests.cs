using Bunit;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Components.Pages.Settings;
using Launchpoints.Web.Features.Settings;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Settings;

public sealed class WorkspacePageTests : BunitContext, IAsyncLifetime
{
    private TestWorkspace workspace = null!;

    public async Task InitializeAsync()
    {
        workspace = await TestWorkspace.CreateAsync();
        Services.AddSingleton(new SettingsReads(FakeAccess.Everything, workspace.Store));
        Services.AddSingleton(new SettingsWrites(FakeAccess.Everything, workspace.Writer));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await workspace.DisposeAsync();
    }

    [Fact]
    public async Task Settings_Saved_AreWhatTheNextReaderFinds()
    {
        var page = Render<WorkspacePage>();
        page.WaitForElement("#min-customers");
        Assert.Equal("20", page.Find("#min-customers").GetAttribute("value"));
        page.Find("#min-customers").Change("30");
        page.Find("#time-zone").Change("Asia/Singapore");
        page.Find("#holding").Change("invested, bought,bought");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.StartsWith("Saved", page.Find("[role=status]").TextContent, StringComparison.Ordinal));

        var found = (await Services.GetRequiredService<SettingsReads>().FindAsync(default)).Settings;
        Assert.Equal(30, found.MinCustomers);
        Assert.Equal("Asia/Singapore", found.TimeZone.Id);
        Assert.Equal(["bought", "invested"], found.HoldingEventTypes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TimeZone_Unknown_IsNamedBesideItsField()
    {
        var page = Render<WorkspacePage>();
        page.WaitForElement("#time-zone").Change("Atlantis");
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Atlantis", page.Find("#time-zone-error").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settings_ChangedByAnother_AreNotOverwritten()
    {
        var page = Render<WorkspacePage>();
        page.WaitForElement("#min-kristals").Change("5");
        var current = await Services.GetRequiredService<SettingsReads>().FindAsync(default);
        await Services.GetRequiredService<SettingsWrites>().SaveAsync(current.Settings with { MinKristals = 7 }, null, default);
        page.Find("form").Submit();
        page.WaitForAssertion(() => Assert.Contains("changed in the meantime", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }
}
