using System.Text.Json;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Exposures;
using Launchpoints.Web.Features.Settings;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Launchpoints.Tests.Features.Exposures;

public sealed class ExposureRetentionTests
{
    [Fact]
    public async Task Exposures_WhoseTimeIsOver_AreTakenOutWithTheirRibbons()
    {
        await using var workspace = await WithAnnAsync();
        var retention = Retention(workspace);
        await LogAsync(workspace, "old");
        workspace.Time.Advance(TimeSpan.FromDays(200));
        await LogAsync(workspace, "new");
        Assert.Equal(0, await retention.CleanAsync(default));

        Assert.True((await new SettingsWrites(FakeAccess.Everything, workspace.Writer).SaveRetentionAsync(100, null, default)).Succeeded);
        Assert.Equal(1, await retention.CleanAsync(default));
        await using var db = workspace.Store.CreateDbContext();
        Assert.Equal("new", (await db.Exposures.SingleAsync()).Key);
        Assert.Equal(1, await db.ExposedRibbons.CountAsync());

        workspace.Time.Advance(TimeSpan.FromDays(100));
        Assert.Equal(0, await retention.CleanAsync(default)); // to the day
        workspace.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await retention.CleanAsync(default));
    }

    [Fact]
    public async Task Exposure_SentAfterAWeek_IsRejected()
    {
        await using var workspace = await WithAnnAsync();
        string body = await BodyAsync(workspace, "late");
        workspace.Time.Advance(ExposureWrites.LongestWay + TimeSpan.FromMilliseconds(1));
        var report = await Writes(workspace).LogAsync(JsonDocument.Parse(body).RootElement, default);
        Assert.Equal("exposure.expired", Assert.Single(report.Value!.Errors).Code);
    }

    [Fact]
    public async Task Exposures_Logged_ChangeNoSnapshot()
    {
        await using var workspace = await WithAnnAsync();
        var before = workspace.Live.Current;
        await LogAsync(workspace, "one");
        Assert.Same(before, workspace.Live.Current);
        Assert.Equal(before.Mark, (await workspace.ReloadAsync()).Mark);
    }

    private static async Task<TestWorkspace> WithAnnAsync()
    {
        var workspace = await TestWorkspace.CreateAsync();
        await workspace.WriteAsync(async write =>
        {
            using var rows = new CustomerRows(write, await write.SourceIdAsync(default));
            rows.Put("ann", new Dictionary<int, Launchpoints.Engine.Schema.AttributeValue>(), replace: false);
        });
        return workspace;
    }

    private static async Task LogAsync(TestWorkspace workspace, string id)
    {
        var report = await Writes(workspace).LogAsync(JsonDocument.Parse(await BodyAsync(workspace, id)).RootElement, default);
        Assert.Equal(1, report.Value!.Inserted);
    }

    private static async Task<string> BodyAsync(TestWorkspace workspace, string id)
    {
        var decision = new DeliveredDecision(
            "ann", "home", workspace.Time.GetUtcNow().ToUnixTimeMilliseconds(), [new DeliveredRibbon("r", "s", "popular", 7, 1, [new DeliveredCard("k", 0.5, 1)])]);
        string sealedText = await new ExposureSeal(workspace.Store).CloseAsync(decision, default);
        return $$"""{ "exposures": [ { "exposure": "{{sealedText}}", "id": "{{id}}" } ] }""";
    }

    private static ExposureWrites Writes(TestWorkspace workspace) =>
        new(new FakeAccess(Permission.Ingest), workspace.Store.Gateway, new ExposureSeal(workspace.Store), workspace.Time);

    private static ExposureRetention Retention(TestWorkspace workspace) =>
        new(workspace.Store.Gateway, new Readiness(), workspace.Time, NullLogger<ExposureRetention>.Instance);
}
