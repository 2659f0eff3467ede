using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.ApiKeys;
using Launchpoints.Web.Features.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Keys = Launchpoints.Web.Features.ApiKeys.ApiKeys;

namespace Launchpoints.Tests.Api;

/// <summary>Imports over HTTP. Every test uses customers and attributes of its own.</summary>
public sealed class ImportTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private readonly HttpClient api = host.Api();

    [Fact]
    public async Task Csv_WithNewColumns_DeclaresThemWithTheirTypes()
    {
        var report = await api.ImportAsync("customers/import", "key,t_vip,t_score,t_joined,t_name,t_empty\nt1,true,1.5,2026-01-02,Zoë,\nt2,false,-2e3,2026-01-02T03:04:05Z,1,\n");
        Assert.Equal((2, 0, 0, 0), report.Counts());
        Assert.Equal(["t_vip", "t_score", "t_joined", "t_name", "t_empty"], report["attributesCreated"]!.AsArray().Select(a => a!.GetValue<string>()));
        var (_, attributes) = await api.ReadAsync("attributes");
        string TypeOf(string key) => attributes!.AsArray().Single(a => a!["key"]!.GetValue<string>() == key)!["type"]!.GetValue<string>();
        Assert.Equal(["boolean", "number", "date", "text", "text"], new[] { "t_vip", "t_score", "t_joined", "t_name", "t_empty" }.Select(TypeOf));
        var (_, customer) = await api.ReadAsync("customers/t2");
        Assert.Equal("""{"t_joined":"2026-01-02T03:04:05Z","t_name":"1","t_score":-2000,"t_vip":false}""", Sorted(customer!["attributes"]!));
    }

    [Fact]
    public async Task Csv_WithBadRows_RejectsThemWithTheirPlaceAndLoadsTheRest()
    {
        await api.PutAsync("attributes/customer/b_score", """{ "type": "number" }""");
        var report = await api.ImportAsync("customers/import", "key,b_score\nb1,5\nb2,\"1,5\"\nb3,٣\nb4\n,7\nb5, 6 \n");
        Assert.Equal((2, 0, 0, 4), report.Counts());
        Assert.Equal([3, 4, 5, 6], report["errors"]!.AsArray().Select(e => e!["line"]!.GetValue<int>()));
        Assert.Equal("b_score", report["errors"]![0]!["column"]!.GetValue<string>());
        Assert.Equal("6", (await api.ReadAsync("customers/b5")).Body!["attributes"]!["b_score"].Compact());
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("customers/b2")).Status);
    }

    [Fact]
    public async Task Upsert_OfTheSameFile_ChangesNothingAndAnEmptyCellClears()
    {
        const string File = "key,u_a,u_b\nu1,x,y\n";
        await api.ImportAsync("customers/import", File);
        Assert.Equal((0, 0, 1, 0), (await api.ImportAsync("customers/import", File)).Counts());
        Assert.Equal((0, 1, 0, 0), (await api.ImportAsync("customers/import", "key,u_a\nu1,\"\"\n")).Counts());
        Assert.Equal("""{"u_b":"y"}""", (await api.ReadAsync("customers/u1")).Body!["attributes"].Compact());
    }

    [Fact]
    public async Task Replace_OfARow_ClearsWhatItDoesNotGiveAndDeletesNobody()
    {
        await api.ImportAsync("customers/import", "key,r_a,r_b\nr1,x,y\nr2,x,y\n");
        Assert.Equal((0, 1, 0, 0), (await api.ImportAsync("customers/import?mode=replace", "key,r_a\nr1,z\n")).Counts());
        Assert.Equal("""{"r_a":"z"}""", (await api.ReadAsync("customers/r1")).Body!["attributes"].Compact());
        Assert.Equal(HttpStatusCode.OK, (await api.ReadAsync("customers/r2")).Status);
    }

    [Fact]
    public async Task Refuse_WithAColumnThatIsNoAttribute_LoadsNothing()
    {
        var (status, problem) = await api.SendAsync(HttpMethod.Post, "customers/import?newAttributes=refuse", "key,never_seen\nf1,x\n", "text/csv");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "import.unknown_column"), (status, problem.Code()));
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("customers/f1")).Status);
    }

    [Fact]
    public async Task Ndjson_WithTagsAndNulls_ReadsThem()
    {
        const string File = """
            {"key":"n1","n_tags":["b","a","b"],"n_num":1}
            {"key":"n2","n_num":null}
            {"key":"n3","n_num":1,"n_num":2}
            {"key":"n4","n_num":"1"}

            """;
        await api.PutAsync("attributes/customer/n_num", """{ "type": "number" }""");
        var report = await api.ImportAsync("customers/import", File, "application/x-ndjson");
        Assert.Equal((2, 0, 0, 2), report.Counts());
        Assert.Equal("""["a","b"]""", (await api.ReadAsync("customers/n1")).Body!["attributes"]!["n_tags"].Compact());
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("customers/n3")).Status);
    }

    [Fact]
    public async Task Kristals_WithoutTitleOrActive_AreActive()
    {
        await api.ImportAsync("kristals/import", "key,title,active,k_class\nk-1,,,fund\nk-2,Two,false,bond\n");
        Assert.Equal("""{"key":"k-1","title":null,"active":true,"attributes":{"k_class":"fund"}}""", (await api.ReadAsync("kristals/k-1")).Body.Compact());
        Assert.Equal((0, 1, 0, 0), (await api.ImportAsync("kristals/import", "key,active\nk-2,true\n")).Counts());
        Assert.Equal("""{"key":"k-2","title":"Two","active":true,"attributes":{"k_class":"bond"}}""", (await api.ReadAsync("kristals/k-2")).Body.Compact());
    }

    [Fact]
    public async Task Events_SentTwice_CountOnceWhateverTheySay()
    {
        Assert.Equal((1, 0, 0, 0), (await api.ImportAsync("events/import", "id,customer,type,time\nev-1,e1,e_seen,2026-01-01\n")).Counts());
        var second = await api.ImportAsync("events/import", """[{"id":"ev-1","customer":"other","type":"e_else","time":"2020-01-01"}]""", "application/json");
        Assert.Equal((0, 0, 1, 0), second.Counts());
        Assert.DoesNotContain("e_else", Population().Schema.EventTypes);
        Assert.Equal((2, 0, 0, 0), (await api.ImportAsync("events/import", "customer,type,time\ne1,e_seen,2026-01-01\ne1,e_seen,2026-01-01\n")).Counts());
    }

    [Fact]
    public async Task Events_BeforeTheirCustomer_WaitAndThenCount()
    {
        await api.ImportAsync("events/import", "customer,type,time,w_amount\nw1,w_seen,2026-01-01,5\n");
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("customers/w1")).Status);
        Assert.Equal(0, (await EstimateAsync("COUNT(w_seen) >= 1")));
        Assert.Equal((1, 0, 0, 0), (await api.ImportAsync("customers/import", "key\nw1\n")).Counts());
        Assert.Equal(1, await EstimateAsync("SUM(w_amount OF w_seen) = 5"));
    }

    [Fact]
    public async Task Keys_InEitherNormalForm_AreOneCustomer()
    {
        var report = await api.ImportAsync("customers/import", "key,nf\nZo\u00EB-nf,1\nZoe\u0308-nf,2\n");
        Assert.Equal((1, 1, 0, 0), report.Counts());
        Assert.Equal(HttpStatusCode.OK, (await api.ReadAsync("customers/" + Uri.EscapeDataString("Zoe\u0308-nf"))).Status);
    }

    [Fact]
    public async Task Keys_WithSlashes_AreFoundByTheirEscapes()
    {
        await api.ImportAsync("customers/import", "key\na/b\na%2Fb\n");
        Assert.Equal("a/b", (await api.ReadAsync("customers/a%2Fb")).Body!["key"]!.GetValue<string>());
        Assert.Equal("a%2Fb", (await api.ReadAsync("customers/a%252Fb")).Body!["key"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("customers/import", "key\n1\n", "application/json", 415)]
    [InlineData("customers/import", "name\n1\n", "text/csv", 422)]
    [InlineData("customers/import", "", "text/csv", 422)]
    [InlineData("customers/import?mode=merge", "key\n1\n", "text/csv", 400)]
    [InlineData("customers/import?newAttributes=yes", "key\n1\n", "text/csv", 400)]
    [InlineData("customers/import?newattributes=raw", "key\n1\n", "text/csv", 400)]
    [InlineData("customers/import", "key,key\n1,2\n", "text/csv", 422)]
    public async Task Import_ThatCannotBeRead_SaysWhy(string path, string content, string type, int expected)
    {
        var (status, problem) = await api.SendAsync(HttpMethod.Post, path, content, type);
        Assert.Equal(expected, (int)status);
        Assert.NotEmpty(problem.Code());
    }

    [Fact]
    public async Task RejectedRows_Downloaded_RunNothingInASpreadsheet()
    {
        await api.PutAsync("attributes/customer/x_num", """{ "type": "number" }""");
        using var content = new StringContent("key,x_num\n=1+cmd(),bad\n-5,bad\n", Encoding.UTF8, "text/csv");
        using var answer = await api.PostAsync("customers/import", content);
        string report = await api.GetStringAsync(answer.Headers.Location);
        Assert.Contains(",\"'=1+cmd(),bad\"", report, StringComparison.Ordinal);
        Assert.Contains(",\"'-5,bad\"", report, StringComparison.Ordinal);
        Assert.Equal(3, report.Trim().Split("\r\n").Length);
    }

    [Fact]
    public async Task Import_AsAKeyThatMayNotIngest_IsRefused()
    {
        var keys = new Keys(
            FakeAccess.Everything, host.Services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>(), host.Services.GetRequiredService<WriteGateway>(),
            host.Services.GetRequiredService<KnownKeys>(), TimeProvider.System, NullLogger<Keys>.Instance);
        string made = (await keys.CreateAsync("Reader", ["read"], default)).Value!.Text;
        using var reader = host.Api(made);
        var (status, problem) = await reader.SendAsync(HttpMethod.Post, "customers/import", "key\nno\n", "text/csv");
        Assert.Equal((HttpStatusCode.Forbidden, "auth.scope_missing"), (status, problem.Code()));
        Assert.Equal(HttpStatusCode.OK, (await reader.ReadAsync("attributes")).Status);
    }

    private Engine.Population.PopulationSnapshot Population() => host.Services.GetRequiredService<LiveWorkspace>().Current.Population;

    private async Task<int> EstimateAsync(string rule)
    {
        var (_, body) = await api.PostAsync("rules/estimate", new JsonObject { ["ruleText"] = rule }.ToJsonString());
        return body!["customers"]!.GetValue<int>();
    }

    private static string Sorted(JsonNode attributes) => new JsonObject(
        attributes.AsObject().OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, a.Value?.DeepClone()))).Compact();
}
