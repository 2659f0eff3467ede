using System.Net;
using System.Text.Json.Nodes;
using Launchpoints.Tests.Hosting;
using Microsoft.OpenApi;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>Questions over HTTP, on one small workspace that no test changes.</summary>
public sealed class QuestionTests(QuestionTests.Host host) : IClassFixture<QuestionTests.Host>
{
    private readonly HttpClient api = host.Api();

    [Theory]
    [InlineData("2026-02-01T02:00:00+02:00")]
    [InlineData("2026-02-01T02:00:00%2B02:00")]
    [InlineData("2026-01-31T22:00:00-02:00")]
    public async Task AsOf_WithAnOffset_IsThatInstant(string asOf)
    {
        var (status, body) = await api.PostAsync($"rules/estimate?asOf={asOf}", """{ "ruleText": "EVERYONE" }""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("2026-02-01T00:00:00Z", body!["asOf"]!.GetValue<string>());
    }

    [Fact]
    public async Task Estimate_OfARule_CountsEveryNode()
    {
        var (status, body) = await api.PostAsync("rules/estimate?asOf=2026-02-01", """{ "ruleText": "tier = 'gold' AND COUNT(viewed IN LAST 10 DAYS) >= 1" }""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((1, 4, 3), (Int(body, "customers"), Int(body, "population"), Int(body, "kristals")));
        Assert.Equal("""["ann"]""", body!["sample"].Compact());
        Assert.Equal(["", "/rules/0", "/rules/1"], body["conditions"]!.AsArray().Select(c => c!["path"]!.GetValue<string>()));
        Assert.Equal([1, 2, 2], body["conditions"]!.AsArray().Select(c => Int(c, "customers")));
        Assert.Equal("2026-02-01T00:00:00Z", body["asOf"]!.GetValue<string>());
        Assert.StartsWith("tier is gold", body["sentence"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Estimate_OfABadRule_Is422AtItsPlace()
    {
        var (status, problem) = await api.PostAsync("rules/estimate", """{ "ruleText": "tier = 'gold' AND\n  contry = 'SG'", "kristals": { "eventTypes": ["viewd"] } }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var first = problem!["errors"]![0];
        Assert.Equal(("rule.unknown_attribute", 2, 3), (first.Code(), Int(first, "line"), Int(first, "column")));
        Assert.Contains(problem["errors"]!.AsArray(), e => e!["path"]!.GetValue<string>() == "/kristals/eventTypes/0" && e["suggestion"]!.GetValue<string>() == "viewed");
    }

    [Fact]
    public async Task Explain_OfACustomer_GivesActualAndAsked()
    {
        var (_, body) = await api.PostAsync("rules/explain?asOf=2026-02-01", """{ "ruleText": "tier = 'gold' AND COUNT(viewed) >= 2", "customer": "ann" }""");
        Assert.False(body!["member"]!.GetValue<bool>());
        var children = body["trace"]!["children"]!.AsArray();
        Assert.Equal(("\"gold\"", "\"gold\"", true), (children[0]!["actual"].Compact(), children[0]!["asked"].Compact(), children[0]!["holds"]!.GetValue<bool>()));
        Assert.Equal(("1", "2", false), (children[1]!["actual"].Compact(), children[1]!["asked"].Compact(), children[1]!["holds"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Explain_OfAMadeUpCustomer_IsTheSameCodePath()
    {
        var (_, body) = await api.PostAsync(
            "rules/explain",
            """{ "segment": "gold", "customer": { "attributes": { "tier": "gold" }, "events": [{ "type": "viewed", "time": "2026-01-01", "kristal": "k1", "amount": 3 }] } }""");
        Assert.True(body!["member"]!.GetValue<bool>());
        var (status, problem) = await api.PostAsync("rules/explain", """{ "segment": "gold", "customer": { "attributes": { "teir": "gold" }, "evnts": [] } }""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(2, problem!["errors"]!.AsArray().Count);
        Assert.Equal("customer.unknown", (await api.PostAsync("rules/explain", """{ "segment": "gold", "customer": "nobody" }""")).Body.Code());
    }

    [Fact]
    public async Task Qualification_OfPublishedSegments_ComesByPriority()
    {
        var (_, body) = await api.ReadAsync("qualification");
        Assert.Equal(["everyone", "gold"], body!.AsArray().Select(q => q!["segment"]!.GetValue<string>()));
        Assert.Equal(
            """{"segment":"gold","customers":2,"kristals":3,"minCustomers":2,"minKristals":2,"customersOk":true,"kristalsOk":true,"qualified":true}""", body[1].Compact());
    }

    [Fact]
    public async Task Ribbons_OfACustomer_AreADecision()
    {
        var (status, decision) = await api.ReadAsync("customers/ann/ribbons?placement=home&asOf=2026-02-01");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["customer", "placement", "asOf", "ribbons", "fallback", "explanation"], decision!.AsObject().Select(m => m.Key));
        Assert.Equal(["r1", "r2"], decision["ribbons"]!.AsArray().Select(r => r!["ribbon"]!.GetValue<string>()));
        Assert.Null(decision["explanation"]);
        var (_, why) = await api.ReadAsync("customers/dan/ribbons?placement=home&explain=true");
        Assert.Equal("not_a_member", why!["explanation"]!["ribbons"]!.AsArray().Single(r => r!["ribbon"]!.GetValue<string>() == "r2")!["reason"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("customers/nobody/ribbons?placement=home", 404, "customer.unknown")]
    [InlineData("customers/ann/ribbons?placement=none", 404, "placement.unknown")]
    [InlineData("customers/ann/ribbons", 400, "request.wrong_parameter")]
    [InlineData("customers/ann/ribbons?placement=home&explain=yes", 400, "request.wrong_parameter")]
    [InlineData("customers/ann/ribbons?placement=home&asOf=yesterday", 400, "request.wrong_parameter")]
    [InlineData("qualification?asof=2026-01-01", 400, "request.unknown_parameter")]
    [InlineData("no/such/address", 404, "request.unknown_address")]
    [InlineData("segments/gold/members?limit=0", 400, "request.wrong_parameter")]
    public async Task Question_ThatCannotBeAnswered_SaysWhy(string path, int expected, string code)
    {
        var (status, problem) = await api.ReadAsync(path);
        Assert.Equal((expected, code), ((int)status, problem.Code()));
    }

    [Fact]
    public async Task Decisions_ForMany_ComeInTheOrderAsked()
    {
        var (_, body) = await api.PostAsync("decisions", """{ "customers": ["dan", "nobody", "ann"], "placement": "home" }""");
        Assert.Equal(["dan", "nobody", "ann"], body!.AsArray().Select(d => d!["customer"]!.GetValue<string>()));
        Assert.Equal("""{"customer":"nobody","code":"customer.unknown"}""", body[1].Compact());
        var many = new JsonObject { ["placement"] = "home", ["customers"] = new JsonArray([.. Enumerable.Range(0, 1001).Select(i => JsonValue.Create("x"))]) };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsync("decisions", many.ToJsonString())).Status);
    }

    [Fact]
    public async Task Preview_OfAMadeUpCustomer_WritesNothing()
    {
        string before = (await api.ReadAsync("qualification")).Body.Compact();
        var (status, decision) = await api.PostAsync("preview", """{ "customer": { "attributes": { "tier": "gold" }, "events": [] }, "placement": "home", "draft": false }""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Null(decision!["customer"]);
        Assert.Equal(["r1", "r2"], decision["ribbons"]!.AsArray().Select(r => r!["ribbon"]!.GetValue<string>()));
        Assert.NotNull(decision["explanation"]);
        Assert.Equal(before, (await api.ReadAsync("qualification")).Body.Compact());
    }

    [Fact]
    public async Task OpenApi_OfTheContract_IsValidAndNamesEveryAddress()
    {
        using var anyone = new HttpClient();
        string json = await anyone.GetStringAsync(new Uri($"{host.Url}/openapi/v1.json"));
        var read = OpenApiDocument.Parse(json, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        string[] paths = [.. read.Document!.Paths.Keys.Select(p => p["/api/v1".Length..])];
        string[] promised =
        [
            "/attributes", "/attributes/{scope}/{key}", "/customers/import", "/kristals/import", "/events/import", "/customers/{key}", "/kristals/{key}", "/segments",
            "/segments/{key}", "/segments/{key}/publish", "/segments/{key}/members", "/ribbons", "/ribbons/{key}", "/placements", "/placements/{key}", "/settings",
            "/rules/estimate", "/rules/explain", "/qualification", "/customers/{key}/ribbons", "/customers/{key}/segments", "/decisions", "/preview",
        ];
        Assert.Empty(promised.Except(paths));
        Assert.NotEmpty(read.Document.Components!.SecuritySchemes!);
        Assert.All(read.Document.Paths.Values.SelectMany(p => p.Operations!.Values), o => Assert.False(string.IsNullOrEmpty(o.Summary)));
    }

    [Fact]
    public async Task OpenApi_OfEveryQuestion_NamesTheSnapshotOfItsAnswer()
    {
        using var anyone = new HttpClient();
        var document = OpenApiDocument.Parse(await anyone.GetStringAsync(new Uri($"{host.Url}/openapi/v1.json")), "json").Document!;
        var asked = document.Paths.Values.SelectMany(p => p.Operations!.Values).Where(o => o.Tags!.Any(t => t.Name == "Questions")).ToList();
        Assert.True(asked.Count >= 7);
        Assert.All(asked, o => Assert.Contains("Launchpoints-Snapshot", o.Responses!["200"].Headers!.Keys));
    }

    private static int Int(JsonNode? node, string member) => node![member]!.GetValue<int>();

    public sealed class Host : ConsoleHost
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var api = Api();
            await api.ImportAsync("customers/import?newAttributes=actionable", "key,tier\nann,gold\nbob,gold\ncid,blue\ndan,\n");
            await api.ImportAsync("kristals/import?newAttributes=actionable", "key,title,class\nk1,One,fund\nk2,Two,fund\nk3,Three,bond\nk4,,bond\n");
            await api.PatchAsync("kristals/k4", """{ "active": false }""");
            await api.ImportAsync("events/import?newAttributes=actionable", "id,customer,type,time,kristal,amount\n1,ann,viewed,2026-01-25,k1,5\n2,cid,viewed,2026-01-30,k2,\n");
            await api.PutAsync("settings", """{ "minCustomers": 2, "minKristals": 2 }""");
            await api.PutAsync("placements/home", "{}");
            await api.PutAsync("segments/gold", """{ "name": "Gold", "ruleText": "tier = 'gold'" }""");
            await api.PutAsync("segments/everyone", """{ "name": "Everyone", "ruleText": "tier IS NULL OR tier IS NOT NULL" }""");
            await api.PostAsync("segments/gold/publish");
            await api.PostAsync("segments/everyone/publish");
            await api.PutAsync("ribbons/r1", """{ "segment": "everyone", "placement": "home", "priority": 1, "title": "For all", "maxCards": 1 }""");
            await api.PutAsync("ribbons/r2", """{ "segment": "gold", "placement": "home", "priority": 2, "title": "For gold" }""");
        }
    }
}
