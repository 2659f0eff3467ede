using System.Text.Json;
using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Serving;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Exposures;
using Xunit;

namespace Launchpoints.Tests.Features.Exposures;

/// <summary>Delivers decisions, as an app would.</summary>
internal static class Exposed
{
    public static async Task<Decision> LogAsync(TestWorkspace workspace, string customer, string placement, string id)
    {
        var decision = workspace.Live.Current.Now(workspace.Time).Decide(placement, CustomerReference.Of(customer), explain: false, log: true)!;
        var seal = new ExposureSeal(workspace.Store);
        string sealedText = await seal.CloseAsync(DeliveredDecision.Of(decision), default);
        using var body = JsonDocument.Parse($$"""{ "exposures": [ { "exposure": "{{sealedText}}", "id": "{{id}}" } ] }""");
        var writes = new ExposureWrites(new FakeAccess(Permission.Ingest), workspace.Store.Gateway, seal, workspace.Time);
        Assert.Equal(1, (await writes.LogAsync(body.RootElement, default)).Value!.Inserted);
        return decision;
    }
}
