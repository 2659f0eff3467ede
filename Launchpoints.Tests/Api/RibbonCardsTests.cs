using System.Net;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>What a ribbon says about its cards, over HTTP: terms, boosts, caps, diversity, and what they cost.</summary>
public sealed class RibbonCardsTests(RibbonCardsTests.Host host) : IClassFixture<RibbonCardsTests.Host>
{
    private readonly HttpClient api = host.Api();

    [Fact]
    public async Task Ribbon_WithEverything_ComesBackAsItWas()
    {
        const string Rules = """
            "pinned":["k3",{"kristal":"k4","owner":"Ann","until":"2999-01-01T00:00:00Z"}],"blocked":[{"kristal":"k5","owner":null,"until":"2999-01-01T00:00:00Z"},"k6"],
            """;
        string more = """
            "boosts":[{"kristal":"k2","factor":1.5,"owner":null,"until":null}],"caps":[{"attribute":"issuer","most":2}],"diversity":{"weight":0.3,"by":["issuer","themes"]},"exploration":{"share":0.1,"among":5}
            """;
        var (status, answer) = await api.PutAsync("ribbons/all", $$"""{ "segment": "all", "placement": "home", {{Rules}} {{more}} }""");
        Assert.True(status == HttpStatusCode.Created, answer?.ToJsonString());
        string body = answer.Compact();
        Assert.Contains(Rules.Trim().TrimEnd(','), body, StringComparison.Ordinal);
        Assert.Contains(more.Trim(), body, StringComparison.Ordinal);
        Assert.Equal(body, (await api.ReadAsync("ribbons/all")).Body.Compact());

        // Who set what is kept, also over a restart, and stays theirs when somebody else saves the ribbon.
        var pins = host.Services.GetRequiredService<LiveWorkspace>().Current.Configuration.Ribbons["all"].PinTerms;
        Assert.NotNull(pins["k3"].SetBy);
        await api.PutAsync("ribbons/all", $$"""{ "segment": "all", "placement": "home", "title": "Again", {{Rules}} {{more}} }""");
        var reloaded = await host.WithAsync<WorkspaceLoader, WorkspaceState>(loader => loader.LoadAsync(1, default));
        Assert.Equal(pins["k3"], reloaded.Configuration.Ribbons["all"].PinTerms["k3"]);
        Assert.Equal(pins["k4"], reloaded.Configuration.Ribbons["all"].PinTerms["k4"]);
    }

    [Fact]
    public async Task Ribbon_WithPlainKeys_IsAsTheContractSays()
    {
        var (_, answer) = await api.PutAsync("ribbons/plain", """{ "segment": "all", "placement": "home", "pinned": ["k3", "k3"], "blocked": ["k4"] }""");
        Assert.Equal("""["k3"]""", answer!["pinned"].Compact());
        Assert.Equal("""["k4"]""", answer["blocked"].Compact());
        Assert.False(answer.AsObject().ContainsKey("boosts") || answer.AsObject().ContainsKey("caps") || answer.AsObject().ContainsKey("diversity"));
    }

    [Theory]
    [InlineData("\"caps\": [ { \"attribute\": \"isuer\", \"most\": 1 } ]", 422, "/caps/0/attribute")]
    [InlineData("\"caps\": [ { \"attribute\": \"size\", \"most\": 1 } ]", 422, "/caps/0/attribute")]
    [InlineData("\"caps\": [ { \"attribute\": \"issuer\", \"most\": 1 }, { \"attribute\": \"issuer\", \"most\": 2 } ]", 422, "/caps/1/attribute")]
    [InlineData("\"caps\": [ { \"attribute\": \"issuer\" } ]", 422, "/caps/0/most")]
    [InlineData("\"caps\": { }", 400, "/caps")]
    [InlineData("\"diversity\": { \"weight\": 1.5, \"by\": [\"issuer\"] }", 422, "/diversity/weight")]
    [InlineData("\"diversity\": { \"weight\": 0.5 }", 422, "/diversity/by")]
    [InlineData("\"boosts\": [ { \"kristal\": \"k1\", \"factor\": 0 } ]", 422, "/boosts/0/factor")]
    [InlineData("\"boosts\": [ { \"kristal\": \"k1\" } ]", 422, "/boosts/0/factor")]
    [InlineData("\"boosts\": [ { \"kristal\": \"k1\", \"factor\": 2 }, { \"kristal\": \"k1\", \"factor\": 3 } ]", 422, "/boosts/1/kristal")]
    [InlineData("\"pinned\": [ { \"kristal\": \"k1\", \"until\": \"soon\" } ]", 422, "/pinned/0/until")]
    [InlineData("\"pinned\": [ { \"key\": \"k1\" } ]", 400, "/pinned/0/key")]
    [InlineData("\"pinned\": [ 1 ]", 400, "/pinned")]
    public async Task Ribbon_WithAWrongRule_IsRefusedAtItsPlace(string rule, int status, string path)
    {
        var (actual, problem) = await api.PutAsync("ribbons/wrong", $$"""{ "segment": "all", "placement": "home", {{rule}} }""");
        Assert.Equal(status, (int)actual);
        Assert.Contains(path, problem!["errors"]!.AsArray().Select(e => e!["path"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("ribbons/wrong")).Status);
    }

    [Fact]
    public async Task Cost_OfARibbon_IsMeasuredOverItsMembers()
    {
        await api.PutAsync("placements/other", "{}");
        await api.PutAsync("ribbons/costly", """{ "segment": "all", "placement": "other", "maxCards": 2, "pinned": ["k6"], "caps": [ { "attribute": "issuer", "most": 1 } ] }""");
        var (status, cost) = await api.ReadAsync("ribbons/costly/cost");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((2, 2), (cost!["members"]!.GetValue<int>(), cost["measured"]!.GetValue<int>()));
        Assert.Equal(["pin", "caps"], cost["items"]!.AsArray().Select(i => i!["kind"]!.GetValue<string>()));
        Assert.True(cost["items"]![0]!["lost"]!.GetValue<double>() > 0.3);
        var (_, decision) = await api.ReadAsync("customers/ann/ribbons?placement=other&explain=true");
        Assert.Equal(["k6", "k1"], decision!["ribbons"]![0]!["cards"]!.AsArray().Select(c => c!["kristal"]!.GetValue<string>()));
        Assert.Equal("capped", decision["explanation"]!["kristals"]!.AsArray().Single(k => k!["kristal"]!.GetValue<string>() == "k2")!["reason"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("ribbons/none/cost")).Status);
    }

    public sealed class Host : ConsoleHost
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var api = Api();
            await api.ImportAsync("customers/import?newAttributes=actionable", "key,tier\nann,gold\nbob,gold\n");
            await api.PutAsync("attributes/kristal/themes", """{ "type": "tags" }""");
            await api.ImportAsync("kristals/import?newAttributes=actionable", "key,issuer,themes,size\nk1,a,x,1\nk2,a,x|y,2\nk3,b,y,3\nk4,b,,4\nk5,c,z,5\nk6,,z,6\n");
            await api.ImportAsync("events/import", "customer,type,time,kristal\nann,viewed,2026-01-25,k1\nbob,viewed,2026-01-25,k1\nann,viewed,2026-01-25,k2\n");
            await api.PutAsync("settings", """{ "minCustomers": 1, "minKristals": 1 }""");
            await api.PutAsync("placements/home", "{}");
            await api.PutAsync("segments/all", """{ "ruleText": "tier = 'gold'" }""");
            await api.PostAsync("segments/all/publish");
        }
    }
}
