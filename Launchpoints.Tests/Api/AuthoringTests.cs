using System.Net;
using Launchpoints.Tests.Hosting;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>Segments, ribbons, placements, settings and attributes over HTTP.</summary>
public sealed class AuthoringTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private readonly HttpClient api = host.Api();

    [Theory]
    [InlineData("segments", """{ "ruleText": "EVERYONE" }""", 1024)]
    [InlineData("placements", "{}", 1024)]
    [InlineData("segments", """{ "ruleText": "EVERYONE" }""", 200)]
    public async Task Put_WithoutAName_UnderTheLongestKey_TakesItsBeginningAsTheName(string noun, string body, int length)
    {
        string key = new('k', length);
        var (status, saved) = await api.PutAsync($"{noun}/{key}", body);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal((key, key[..200]), (saved!["key"]!.GetValue<string>(), saved["name"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, $"{noun}/{key}")).Status);
    }

    [Fact]
    public async Task Segment_SavedThenPublished_Serves()
    {
        await DataAsync();
        var (created, draft) = await api.PutAsync("segments/first", """{ "name": "First", "ruleText": "a_country IN ('SG', 'HK')" }""");
        Assert.Equal(HttpStatusCode.Created, created);
        Assert.Null(draft!["published"]);
        Assert.Equal("[]", (await api.ReadAsync("segments/first/members")).Body.Compact());
        var (published, segment) = await api.PostAsync("segments/first/publish");
        Assert.Equal(HttpStatusCode.OK, published);
        Assert.Equal(1, segment!["published"]!["version"]!.GetValue<int>());
        Assert.Equal(2, segment["counts"]!["customers"]!.GetValue<int>());
        Assert.Equal("""["a-1","a-2"]""", (await api.ReadAsync("segments/first/members")).Body.Compact());
        Assert.Equal("""["a-2"]""", (await api.ReadAsync("segments/first/members?limit=1&after=a-1")).Body.Compact());
        // Publishing what serves already makes no new version.
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsync("segments/first/publish", """{ "version": 3 }""")).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("segments/first/publish", "{}")).Status);
        Assert.Equal(1, (await api.PostAsync("segments/first/publish")).Body!["published"]!["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Segment_WithAWrongRule_IsNotSavedAndSaysEverythingAtOnce()
    {
        await DataAsync();
        var (status, problem) = await api.PutAsync(
            "segments/wrong",
            """{ "rule": { "combinator": "and", "rules": [{ "field": "a_contry", "operator": "=", "value": "SG" }, { "field": "a_country", "operator": "inLast", "value": 3 }] } }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        var errors = problem!["errors"]!.AsArray();
        Assert.Contains(errors, e => e!["path"]!.GetValue<string>() == "/rule/rules/0/field" && e["suggestion"]!.GetValue<string>() == "a_country");
        Assert.True(errors.Count >= 2);
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("segments/wrong")).Status);
    }

    [Theory]
    [InlineData("""{ "nme": "x" }""", "request.unknown_member")]
    [InlineData("""{ "name": 5 }""", "request.wrong_type")]
    [InlineData("""{ "name": "a", "name": "b" }""", "request.syntax")]
    [InlineData("""{ "name": """, "request.syntax")]
    [InlineData("[]", "request.wrong_type")]
    [InlineData("""{ "rule": { "combinator": "and", "rules": [] }, "ruleText": "EVERYONE" }""", "request.conflicting_members")]
    [InlineData("""{ "kristals": { "rules": [] } }""", "request.unknown_member")]
    public async Task Segment_InABodyOfAnotherForm_Is400(string body, string code)
    {
        var (status, problem) = await api.PutAsync("segments/form", body);
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, problem.Code()));
    }

    [Fact]
    public async Task Segment_WithARawAttribute_SavesButDoesNotPublish()
    {
        await api.ImportAsync("customers/import", "key,raw_only\nraw-1,x\n");
        Assert.Equal(HttpStatusCode.Created, (await api.PutAsync("segments/raw", """{ "ruleText": "raw_only = 'x'" }""")).Status);
        var (status, problem) = await api.PostAsync("segments/raw/publish");
        Assert.Equal((HttpStatusCode.Conflict, "rule.attribute_not_actionable"), (status, problem.Code()));
        await api.PutAsync("attributes/customer/raw_only", """{ "type": "text", "status": "actionable" }""");
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("segments/raw/publish")).Status);
        var (back, why) = await api.PutAsync("attributes/customer/raw_only", """{ "status": "raw" }""");
        Assert.Equal((HttpStatusCode.Conflict, "attribute.in_use"), (back, why.Code()));
    }

    [Fact]
    public async Task Segment_InACircle_IsRefusedWithTheWay()
    {
        await api.PutAsync("segments/c1", """{ "ruleText": "EVERYONE" }""");
        await api.PutAsync("segments/c2", """{ "ruleText": "IN SEGMENT 'c1'" }""");
        var (status, problem) = await api.PutAsync("segments/c1", """{ "ruleText": "NOT IN SEGMENT 'c2'" }""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rule.cycle"), (status, problem.Code()));
        Assert.Contains("c1 → c2 → c1", problem!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PutAsync("segments/c1", """{ "ruleText": "IN SEGMENT 'c1'" }""")).Status);
    }

    [Fact]
    public async Task Segment_InUse_IsNotDeleted()
    {
        await api.PutAsync("segments/used", """{ "ruleText": "IN SAMPLE 'x' FROM 0% TO 5%" }""");
        await api.PutAsync("segments/user", """{ "ruleText": "IN SEGMENT 'used'" }""");
        var (status, problem) = await api.SendAsync(HttpMethod.Delete, "segments/used");
        Assert.Equal((HttpStatusCode.Conflict, "segment.in_use"), (status, problem.Code()));
        Assert.Contains("'user'", problem!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, "segments/user")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, "segments/used")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("segments/used")).Status);
    }

    [Theory]
    [InlineData("segments/match", """{ "name": "One" }""", """{ "name": "Two" }""")]
    [InlineData("placements/match", """{ "name": "One" }""", """{ "name": "Two" }""")]
    [InlineData("attributes/kristal/match", """{ "type": "text" }""", """{ "type": "text", "purpose": "x" }""")]
    public async Task Put_WithAnIfMatchThatIsNoLongerTrue_Is412(string path, string one, string two)
    {
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await api.PutAsync(path, one, "*")).Status);
        Assert.Equal(HttpStatusCode.Created, (await api.PutAsync(path, one)).Status);
        string seen = api.ETag(path);
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync(path, two, seen)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await api.PutAsync(path, one, seen)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await api.PutAsync(path, one, "\"other\"")).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync(path, one, api.ETag(path))).Status);
    }

    [Fact]
    public async Task Puts_OfManyAtOnce_WithTheSameIfMatch_LetOneThrough()
    {
        await api.PutAsync("segments/race", """{ "name": "0" }""");
        string seen = api.ETag("segments/race");
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => api.PutAsync("segments/race", $$"""{ "name": "{{i}}", "ruleText": "IN SAMPLE 'race' FROM 0% TO 5%" }""", seen)));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(19, answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed));
        await Task.WhenAll(Enumerable.Range(1, 10).Select(_ => api.PostAsync("segments/race/publish")));
        Assert.Equal(1, (await api.ReadAsync("segments/race")).Body!["published"]!["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Ribbon_Saved_ComesBackWithItsDefaults()
    {
        await api.PutAsync("segments/rs", """{ "name": "Seg" }""");
        await api.PutAsync("placements/rp", """{ "layers": 3, "fallback": { "banner": "hello" } }""");
        Assert.Equal("""{"key":"rp","name":"rp","layers":3,"fallback":{"banner":"hello"}}""", (await api.ReadAsync("placements/rp")).Body.Compact());
        var (status, ribbon) = await api.PutAsync("ribbons/rr", """{ "segment": "rs", "placement": "rp", "priority": 2, "title": "T", "start": "2026-01-01" }""");
        Assert.Equal(HttpStatusCode.Created, status);
        const string Expected = """{"key":"rr","segment":"rs","placement":"rp","priority":2,"title":"T","subtitle":"","minCards":1,"maxCards":10,"start":"2026-01-01T00:00:00Z","end":null,"pinned":[],"blocked":[],"excludeHeld":true,"unique":true}""";
        Assert.Equal(Expected, ribbon.Compact());
        Assert.Equal($"[{Expected}]", (await api.ReadAsync("ribbons?placement=rp")).Body.Compact());
        Assert.Equal("placement.in_use", (await api.SendAsync(HttpMethod.Delete, "placements/rp")).Body.Code());
        Assert.Equal("segment.in_use", (await api.SendAsync(HttpMethod.Delete, "segments/rs")).Body.Code());
        var (wrong, problem) = await api.PutAsync("ribbons/bad", """{ "segment": "none", "placement": "rp", "minCards": 0, "end": "x" }""");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong);
        Assert.True(problem!["errors"]!.AsArray().Count >= 3);
    }

    [Fact]
    public async Task Settings_TakeWhatTheyGive()
    {
        var (_, before) = await api.ReadAsync("settings");
        Assert.Equal("""{"minCustomers":20,"minKristals":10,"timeZone":"UTC","holdingEventTypes":["invested"],"releasingEventTypes":["redeemed"]}""", before.Compact());
        Assert.Equal(HttpStatusCode.OK, (await api.PutAsync("settings", before.Compact(), api.ETag("settings"))).Status);
        var (status, after) = await api.PutAsync("settings", """{"minCustomers":5,"minKristals":3,"timeZone":"Europe/Berlin"}""");
        Assert.Equal((HttpStatusCode.OK, "Europe/Berlin"), (status, after!["timeZone"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PutAsync("settings", """{"timeZone":"Mars/Olympus"}""")).Status);
        await api.PutAsync("settings", before.Compact());
    }

    [Fact]
    public async Task Customer_PatchedAndErased_IsGoneEverywhere()
    {
        await DataAsync();
        await api.ImportAsync("customers/import", "key,a_country\nerase-me-7781,SG\n");
        await api.ImportAsync("events/import", "customer,type,time\nerase-me-7781,seen,2026-01-01\n");
        var (status, customer) = await api.PatchAsync("customers/erase-me-7781", """{ "attributes": { "a_country": null } }""");
        Assert.Equal((HttpStatusCode.OK, "{}"), (status, customer!["attributes"].Compact()));
        var (wrong, problem) = await api.PatchAsync("customers/erase-me-7781", """{ "attributes": { "a_country": 5, "a_contry": "x" } }""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 2), (wrong, problem!["errors"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.NotFound, (await api.PatchAsync("customers/nobody", """{ "attributes": {} }""")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await api.SendAsync(HttpMethod.Delete, "customers/erase-me-7781")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.ReadAsync("customers/erase-me-7781")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.SendAsync(HttpMethod.Delete, "customers/erase-me-7781")).Status);
    }

    private async Task DataAsync()
    {
        await api.PutAsync("attributes/customer/a_country", """{ "type": "text", "status": "actionable" }""");
        await api.ImportAsync("customers/import", "key,a_country\na-1,SG\na-2,HK\na-3,DE\n");
    }
}
