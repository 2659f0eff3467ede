using System.Net;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.ApiKeys;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Keys = Launchpoints.Web.Features.ApiKeys.ApiKeys;

namespace Launchpoints.Tests.Api;

/// <summary>For which customers Kristals are suitable, over HTTP.</summary>
public sealed class SuitabilityTests(SuitabilityTests.Host host) : IClassFixture<SuitabilityTests.Host>
{
    private readonly HttpClient api = host.Api();

    [Fact]
    public async Task Rule_OfAKristal_TakesEffectAtOnceAndComesBack()
    {
        Assert.Equal("suitability.unknown", (await api.ReadAsync("kristals/k1/suitability")).Body.Code());
        Assert.Equal("k1 k2 k3", await CardsAsync("ann"));
        var (status, answer) = await api.PutAsync("kristals/k1/suitability", """{ "ruleText": "risk >= 3" }""");
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(
            ("k1", "risk >= 3", "risk is at least 3"), (answer!["kristal"]!.GetValue<string>(), answer["ruleText"]!.GetValue<string>(), answer["sentence"]!.GetValue<string>()));
        Assert.Equal("k2 k3", await CardsAsync("ann"));
        Assert.Equal("k1 k2 k3", await CardsAsync("bob"));
        Assert.Equal("not_suitable", await ReasonAsync("ann", "k1"));

        // A restart reads the same.
        var reloaded = await host.WithAsync<WorkspaceLoader, WorkspaceState>(loader => loader.LoadAsync(1, default));
        Assert.Equal(host.Services.GetRequiredService<LiveWorkspace>().Current.Configuration.Suitability["k1"], reloaded.Configuration.Suitability["k1"]);

        string tag = api.ETag("kristals/k1/suitability");
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync("kristals/k1/suitability", """{ "rule": { "combinator": "and", "rules": [ { "field": "risk", "operator": "<", "value": 3 } ] } }""", tag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await api.PutAsync("kristals/k1/suitability", """{ "ruleText": "risk >= 3" }""", tag)).Status);
        Assert.Equal("k2 k3", await CardsAsync("bob"));
        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, "kristals/k1/suitability")).Status);
        Assert.Equal("k1 k2 k3", await CardsAsync("bob"));
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendAsync(HttpMethod.Delete, "kristals/k1/suitability")).Status);
    }

    [Theory]
    [InlineData("kristals/k2/suitability", """{ "ruleText": "rsk >= 3" }""", 422, "rule.unknown_attribute")]
    [InlineData("kristals/k2/suitability", """{ "ruleText": "secret = 'x'" }""", 422, "rule.attribute_not_actionable")]
    [InlineData("kristals/k2/suitability", """{ "ruleText": "EVERYONE" }""", 422, "rule.empty_group")]
    [InlineData("kristals/k2/suitability", """{ "ruleText": "risk >" }""", 422, "rule.syntax")]
    [InlineData("kristals/k2/suitability", """{ "ruleText": "IN SEGMENT 'nowhere'" }""", 422, "rule.unknown_segment")]
    [InlineData("kristals/k2/suitability", "{ }", 400, "request.missing_member")]
    [InlineData("kristals/k2/suitability", """{ "ruleText": "risk = 1", "from": 1 }""", 400, "request.unknown_member")]
    [InlineData("kristals/none/suitability", """{ "ruleText": "risk = 1" }""", 404, "kristal.unknown")]
    public async Task Rule_ThatIsWrong_IsRefusedAndChangesNothing(string path, string body, int status, string code)
    {
        var (actual, problem) = await api.PutAsync(path, body);
        Assert.Equal((status, code), ((int)actual, problem.Code()));
        Assert.False(host.Services.GetRequiredService<LiveWorkspace>().Current.Configuration.Suitability.ContainsKey("k2"));
    }

    [Fact]
    public async Task Rule_NeedsTheScopeOfAuthors()
    {
        var services = host.Services;
        var keys = new Keys(
            FakeAccess.Everything,
            services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>(),
            services.GetRequiredService<WriteGateway>(),
            services.GetRequiredService<KnownKeys>(),
            TimeProvider.System,
            NullLogger<Keys>.Instance);
        var made = await keys.CreateAsync("Feeder", [Scope.Read, Scope.Ingest], default);
        using var feeder = host.Api(made.Value!.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await feeder.PutAsync("kristals/k3/suitability", """{ "ruleText": "risk = 1" }""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await feeder.SendAsync(HttpMethod.Delete, "kristals/k3/suitability")).Status);
    }

    [Fact]
    public async Task Rule_KeepsWhatItNamesFromGoingAway()
    {
        await api.PutAsync("segments/bold", """{ "ruleText": "bold = true" }""");
        await api.PostAsync("segments/bold/publish");
        await api.PutAsync("kristals/k3/suitability", """{ "ruleText": "IN SEGMENT 'bold' OR nerve > 2" }""");
        Assert.Equal("segment.in_use", (await api.SendAsync(HttpMethod.Delete, "segments/bold")).Body.Code());
        var (status, problem) = await api.PutAsync("attributes/customer/nerve", """{ "type": "number", "status": "raw" }""");
        Assert.Equal((HttpStatusCode.Conflict, "attribute.in_use"), (status, problem.Code()));
        Assert.Contains("suitability of Kristal 'k3'", problem!["detail"]!.GetValue<string>(), StringComparison.Ordinal);

        // Out of the catalogue and in again, the Kristal is a new one.
        await api.SendAsync(HttpMethod.Delete, "kristals/k3");
        await api.ImportAsync("kristals/import", "key\nk3\n");
        Assert.Equal("suitability.unknown", (await api.ReadAsync("kristals/k3/suitability")).Body.Code());
        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, "segments/bold")).Status);
    }

    private async Task<string> CardsAsync(string customer) => string.Join(
        ' ', (await api.ReadAsync($"customers/{customer}/ribbons?placement=home")).Body!["ribbons"]![0]!["cards"]!.AsArray().Select(c => c!["kristal"]!.GetValue<string>()));

    private async Task<string?> ReasonAsync(string customer, string kristal) =>
        (await api.ReadAsync($"customers/{customer}/ribbons?placement=home&explain=true")).Body!["explanation"]!["kristals"]!.AsArray()
        .Single(k => k!["kristal"]!.GetValue<string>() == kristal)!["reason"]!.GetValue<string>();

    public sealed class Host : ConsoleHost
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var api = Api();
            await api.ImportAsync("customers/import?newAttributes=actionable", "key,risk,nerve,bold\nann,1,1,true\nbob,4,4,false\n");
            await api.ImportAsync("customers/import", "key,secret\nann,x\n");
            await api.ImportAsync("kristals/import", "key\nk1\nk2\nk3\n");
            await api.PutAsync("settings", """{ "minCustomers": 1, "minKristals": 1 }""");
            await api.PutAsync("placements/home", "{}");
            await api.PutAsync("segments/all", """{ "ruleText": "risk IS NOT NULL" }""");
            await api.PostAsync("segments/all/publish");
            await api.PutAsync("ribbons/r", """{ "segment": "all", "placement": "home", "title": "All" }""");
        }
    }
}
