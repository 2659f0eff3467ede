using System.Net;
using System.Text;
using Launchpoints.Tests.Hosting;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>Bodies that no client of good will sends.</summary>
public sealed class HostileBodyTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private readonly HttpClient api = host.Api();

    [Theory]
    [InlineData(31)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public async Task Rule_NestedTooDeep_IsRefusedAtOnce(int levels)
    {
        var body = new StringBuilder("""{ "rule": """);
        for (int i = 0; i < levels; i++) body.Append("""{"combinator":"and","not":true,"rules":[""");
        body.Insert(body.Length, "]}", levels).Append('}');
        var (status, problem) = await api.PostAsync("rules/estimate", body.ToString());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "rule.too_deep"), (status, problem.Code()));
    }

    [Theory]
    [InlineData("""{ "\ud800": 1 }""")]
    [InlineData("""{ "name": "\ud800" }""")]
    [InlineData("""{ "rule": { "combinator": "and", "rules": [{ "field": "\ud800", "operator": "null" }] } }""")]
    [InlineData("""{ "kristals": { "eventTypes": ["\udc00"] } }""")]
    [InlineData("""{ "minCustomers": 1e999 }""")]
    [InlineData("""{ "minCustomers": 1.5 }""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Segment_WithWhatIsNoUnicodeOrNumber_IsRefused(string body)
    {
        var (status, problem) = await api.PutAsync("segments/hostile", body);
        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{status}");
        Assert.NotEmpty(problem.Code());
    }

    [Fact]
    public async Task Body_ThatIsNotUtf8_Is400()
    {
        using var content = new ByteArrayContent([.. "{ \"name\": \""u8, 0xFF, 0xFE, .. "\" }"u8]);
        content.Headers.ContentType = new("application/json");
        using var answer = await api.PutAsync("segments/hostile", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Body_LargerThanAnyRule_Is413()
    {
        var (status, problem) = await api.PostAsync("rules/estimate", "{ \"ruleText\": \"" + new string('x', 10 * 1024 * 1024) + "\" }");
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request.too_large"), (status, problem.Code()));
    }

    [Theory]
    [InlineData("POST", "segments/x", 405)]
    [InlineData("PUT", "customers/import", 405)]
    [InlineData("GET", "customers/%ED%A0%80", 404)]
    public async Task Address_OfAnotherMethodOrKey_AnswersWithAProblem(string method, string path, int expected)
    {
        var (status, problem) = await api.SendAsync(new HttpMethod(method), path);
        Assert.Equal(expected, (int)status);
        Assert.NotEmpty(problem.Code());
    }
}
