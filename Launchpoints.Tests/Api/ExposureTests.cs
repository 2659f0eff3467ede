using System.Net;
using System.Text.Json.Nodes;
using Launchpoints.Tests.Hosting;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>Logging what was delivered, over HTTP.</summary>
public sealed class ExposureTests(ExposureTests.Host host) : IClassFixture<ExposureTests.Host>
{
    private readonly HttpClient api = host.Api();

    [Fact]
    public async Task Decision_ThatWasDelivered_IsLoggedAsItWas()
    {
        var (_, decision) = await api.ReadAsync("customers/ann/ribbons?placement=home&exposure=true");
        Assert.Equal((1, 1, 0, 0), Counts(await Log(decision!, "ann-1")));

        var logged = (await api.ReadAsync("exposures?customer=ann")).Body!.AsArray().Single(e => Text(e!, "id") == "ann-1")!;
        Assert.Equal(
            ("ann-1", "ann", "home", decision!["asOf"]!.GetValue<string>()),
            (Text(logged, "id"), Text(logged, "customer"), Text(logged, "placement"), Text(logged, "asOf")));
        var ribbon = Assert.Single(logged["ribbons"]!.AsArray())!;
        Assert.Equal(("r1", "everyone", "popular", 4), (Text(ribbon, "ribbon"), Text(ribbon, "segment"), Text(ribbon, "model"), ribbon["candidateCount"]!.GetValue<int>()));
        Assert.Equal(
            decision["ribbons"]![0]!["cards"]!.AsArray().Select(c => Text(c!, "kristal")), ribbon["cards"]!.AsArray().Select(c => Text(c!, "kristal")));
        Assert.Equal([1, 2], ribbon["cards"]!.AsArray().Select(c => c!["position"]!.GetValue<int>()));
        Assert.Equal(1, ribbon["cards"]![0]!["propensity"]!.GetValue<double>());

        // Half of the pages show one of two others in the second place.
        double second = ribbon["cards"]![1]!["propensity"]!.GetValue<double>();
        Assert.Contains(second, new[] { 0.5, 0.25 });
    }

    [Fact]
    public async Task Exposure_SentAgain_IsCountedOnce()
    {
        var (_, decision) = await api.ReadAsync("customers/bob/ribbons?placement=home&exposure=true");
        Assert.Equal((1, 1, 0, 0), Counts(await Log(decision!, "bob-1")));
        Assert.Equal((1, 0, 1, 0), Counts(await Log(decision!, "bob-1")));
        Assert.Equal((1, 1, 0, 0), Counts(await Log(decision!, "bob-2"))); // shown a second time
        Assert.Equal((1, 1, 0, 0), Counts(await Log(decision!, null)));
        Assert.Equal((1, 0, 1, 0), Counts(await Log(decision!, null)));
        var counts = (await api.ReadAsync("exposures/counts")).Body!.AsArray().Single(c => Text(c!, "ribbon") == "r1")!;
        Assert.True(counts["exposures"]!.GetValue<int>() >= 3 && counts["customers"]!.GetValue<int>() >= 1);
    }

    [Fact]
    public async Task Exposure_ThatSomebodyChanged_IsRejectedAndTheRestIsLogged()
    {
        var (_, decision) = await api.ReadAsync("customers/cid/ribbons?placement=home&exposure=true");
        string sealedText = Text(decision!, "exposure");
        char other = sealedText[20] == 'A' ? 'B' : 'A';
        string changed = sealedText[..20] + other + sealedText[21..];
        var (status, report) = await api.PostAsync(
            "exposures", $$"""{ "exposures": [ { "exposure": "{{changed}}" }, { "exposure": "{{sealedText}}", "id": "cid-1" }, { "exposure": "not base64 !" } ] }""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((3, 1, 0, 2), Counts(report!));
        Assert.Equal(["/exposures/0/exposure", "/exposures/2/exposure"], report!["errors"]!.AsArray().Select(e => Text(e!, "path")));
        Assert.All(report["errors"]!.AsArray(), e => Assert.Equal("exposure.not_ours", Text(e!, "code")));
    }

    [Fact]
    public async Task Exposure_OfACustomerWhoWasErased_IsGoneAndStaysAway()
    {
        await api.ImportAsync("customers/import", "key,tier\ntemp,gold\n");
        var (_, decision) = await api.ReadAsync("customers/temp/ribbons?placement=home&exposure=true");
        Assert.Equal((1, 1, 0, 0), Counts(await Log(decision!, "temp-1")));
        await api.SendAsync(HttpMethod.Delete, "customers/temp");
        Assert.DoesNotContain((await api.ReadAsync("exposures?limit=1000")).Body!.AsArray(), e => Text(e!, "id") == "temp-1");
        Assert.Equal("customer.unknown", Text((await Log(decision!, "temp-2"))["errors"]![0]!, "code"));

        // Somebody else under the same key was not decided for.
        await api.ImportAsync("customers/import", "key,tier\ntemp,gold\n");
        Assert.Equal("customer.unknown", Text((await Log(decision!, "temp-3"))["errors"]![0]!, "code"));
        var (_, own) = await api.ReadAsync("customers/temp/ribbons?placement=home&exposure=true");
        Assert.Equal((1, 1, 0, 0), Counts(await Log(own!, "temp-4")));
    }

    [Fact]
    public async Task Decisions_ForMany_CarryTheirExposures()
    {
        var (_, decisions) = await api.PostAsync("decisions", """{ "customers": ["ann", "nobody", "cid"], "placement": "home", "exposure": true }""");
        string body = string.Join(", ", decisions!.AsArray().Where(d => d!["exposure"] is not null).Select((d, i) => $$"""{ "exposure": "{{Text(d!, "exposure")}}", "id": "many-{{i}}" }"""));
        Assert.Equal((2, 2, 0, 0), Counts((await api.PostAsync("exposures", $$"""{ "exposures": [ {{body}} ] }""")).Body!));
    }

    [Fact]
    public async Task Decision_ThatIsOnlyAskedFor_CarriesNothingAndWritesNothing()
    {
        var before = (await api.ReadAsync("exposures/counts")).Body.Compact();
        Assert.False((await api.ReadAsync("customers/ann/ribbons?placement=home")).Body!.AsObject().ContainsKey("exposure"));
        await api.ReadAsync("customers/ann/ribbons?placement=home&exposure=true");
        Assert.Equal(before, (await api.ReadAsync("exposures/counts")).Body.Compact());
    }

    [Theory]
    [InlineData("customers/ann/ribbons?placement=home&exposure=true&asOf=2026-01-01")]
    [InlineData("customers/ann/ribbons?placement=home&exposure=yes")]
    [InlineData("exposures?limit=0")]
    [InlineData("exposures?after=-1")]
    public async Task Question_ThatCannotBeAnswered_Is400(string path) => Assert.Equal("request.wrong_parameter", (await api.ReadAsync(path)).Body.Code());

    [Theory]
    [InlineData("""{ }""", "/exposures")]
    [InlineData("""{ "exposures": [ { "id": "x" } ] }""", "/exposures/0/exposure")]
    [InlineData("""{ "exposures": [ { "exposure": "x", "propensity": 1 } ] }""", "/exposures/0/propensity")]
    [InlineData("""{ "exposures": [ ], "time": "now" }""", "/time")]
    public async Task Body_OfAnotherForm_Is400AtItsPlace(string body, string path)
    {
        var (status, problem) = await api.PostAsync("exposures", body);
        Assert.Equal((HttpStatusCode.BadRequest, path), (status, Text(problem!["errors"]![0]!, "path")));
    }

    [Fact]
    public async Task Exposures_ReadInPages_ComeOnceEach()
    {
        var (_, decision) = await api.ReadAsync("customers/dan/ribbons?placement=home&exposure=true");
        for (int i = 0; i < 5; i++) await Log(decision!, $"dan-{i}");
        var read = new List<string>();
        for (string after = "0"; ;)
        {
            var part = (await api.ReadAsync($"exposures?customer=dan&ribbon=r1&limit=2&after={after}")).Body!.AsArray();
            if (part.Count == 0) break;
            read.AddRange(part.Select(e => Text(e!, "id")));
            after = part[^1]!["number"]!.ToJsonString();
        }

        Assert.Equal(["dan-0", "dan-1", "dan-2", "dan-3", "dan-4"], read);
        Assert.Equal("customer.unknown", (await api.ReadAsync("exposures?customer=nobody")).Body.Code());
    }

    [Fact]
    public async Task Retention_OfExposures_IsASettingOfItsOwn()
    {
        Assert.Equal("""{"retentionDays":365}""", (await api.ReadAsync("settings/exposures")).Body.Compact());
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync("settings/exposures", """{ "retentionDays": 90 }""")).Status);
        Assert.Equal("""{"retentionDays":90}""", (await api.ReadAsync("settings/exposures")).Body.Compact());
        Assert.Equal(2, (await api.ReadAsync("settings")).Body!["minCustomers"]!.GetValue<int>());
        Assert.Equal(400, (int)(await api.PutAsync("settings/exposures", """{ "retentionDays": "short" }""")).Status);
        Assert.Equal(422, (int)(await api.PutAsync("settings/exposures", """{ "retentionDays": 0 }""")).Status);
        await api.PutAsync("settings", """{ "minCustomers": 2, "minKristals": 2 }""");
        Assert.Equal("""{"retentionDays":90}""", (await api.ReadAsync("settings/exposures")).Body.Compact());
        await api.PutAsync("settings/exposures", """{ }""");
    }

    [Fact]
    public async Task Exploration_OfARibbon_IsReadBackAndChecked()
    {
        Assert.Equal("""{"share":0.5,"among":20}""", (await api.ReadAsync("ribbons/r1")).Body!["exploration"].Compact());
        foreach (string wrong in new[] { "0", "0.6", "-1" })
        {
            var (status, problem) = await api.PutAsync("ribbons/r9", $$"""{ "segment": "everyone", "placement": "home", "exploration": { "share": {{wrong}} } }""");
            Assert.Equal((422, "/exploration/share"), ((int)status, Text(problem!["errors"]![0]!, "path")));
        }

        Assert.Equal(400, (int)(await api.PutAsync("ribbons/r9", """{ "segment": "everyone", "placement": "home", "exploration": { "share": 0.1, "epsilon": 1 } }""")).Status);
    }

    private async Task<JsonNode> Log(JsonNode decision, string? id)
    {
        string body = $$"""{ "exposures": [ { "exposure": "{{Text(decision, "exposure")}}"{{(id is null ? "" : $", \"id\": \"{id}\"")}} } ] }""";
        var (status, report) = await api.PostAsync("exposures", body);
        Assert.Equal(HttpStatusCode.OK, status);
        return report!;
    }

    private static (int Read, int Inserted, int Unchanged, int Rejected) Counts(JsonNode report) =>
        (report["read"]!.GetValue<int>(), report["inserted"]!.GetValue<int>(), report["unchanged"]!.GetValue<int>(), report["rejected"]!.GetValue<int>());

    private static string Text(JsonNode node, string member) => node[member]!.GetValue<string>();

    public sealed class Host : ConsoleHost
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var api = Api();
            await api.ImportAsync("customers/import?newAttributes=actionable", "key,tier\nann,gold\nbob,gold\ncid,blue\ndan,\n");
            await api.ImportAsync("kristals/import", "key\nk1\nk2\nk3\nk4\n");
            await api.PutAsync("settings", """{ "minCustomers": 2, "minKristals": 2 }""");
            await api.PutAsync("placements/home", "{}");
            await api.PutAsync("segments/everyone", """{ "name": "Everyone", "ruleText": "tier IS NULL OR tier IS NOT NULL" }""");
            await api.PostAsync("segments/everyone/publish");
            await api.PutAsync("ribbons/r1", """{ "segment": "everyone", "placement": "home", "title": "For all", "maxCards": 2, "exploration": { "share": 0.5 } }""");
        }
    }
}
