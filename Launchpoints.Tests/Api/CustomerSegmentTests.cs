using System.Net;
using System.Text.Json.Nodes;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Data;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.ApiKeys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Keys = Launchpoints.Web.Features.ApiKeys.ApiKeys;

namespace Launchpoints.Tests.Api;

/// <summary>When a customer goes in and out of segments by itself, over HTTP, and which snapshot says so.</summary>
public sealed class CustomerSegmentTests(CustomerSegmentTests.Host host) : IClassFixture<CustomerSegmentTests.Host>
{
    private readonly HttpClient api = host.Api();

    [Fact]
    public async Task Segments_OfACustomer_SayInSinceAndOutWhen()
    {
        var (status, body) = await api.ReadAsync("customers/ann/segments?asOf=2026-02-01");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(
            [
                """{"segment":"active","member":true,"since":"2026-01-25T12:00:00Z","until":"2026-02-04T12:00:00.001Z"}""",
                """{"segment":"gold","member":true,"since":null,"until":null}""",
                """{"segment":"new","member":false,"since":"2026-01-31T00:00:00.001Z","until":null}""",
                """{"segment":"over_soon","member":false,"since":null,"until":"9995-06-01T00:00:00Z"}""",
                """{"segment":"over_then","member":true,"since":null,"until":null}""",
            ],
            body!.AsArray().Select(s => s.Compact()));
    }

    [Theory]
    [InlineData("2026-02-04T12:00:00Z", true)]
    [InlineData("2026-02-04T12:00:00.001Z", false)]
    [InlineData("2026-01-25T11:59:59.999Z", false)]
    public async Task Segments_AsOfTheInstantsGiven_ChangeExactlyThere(string asOf, bool member)
    {
        var (_, body) = await api.ReadAsync($"customers/ann/segments?asOf={asOf}");
        Assert.Equal(member, body![0]!["member"]!.GetValue<bool>());
        var (_, customer) = await api.ReadAsync($"customers/ann?asOf={asOf}");
        Assert.Equal(member, customer!["segments"]!.AsArray().Any(s => s!.GetValue<string>() == "active"));
    }

    [Theory]
    [InlineData("customers/nobody/segments", 404, "customer.unknown")]
    [InlineData("customers/ann/segments?asOf=soon", 400, "request.wrong_parameter")]
    [InlineData("customers/ann/segments?draft=true", 400, "request.unknown_parameter")]
    public async Task Segments_ThatCannotBeTold_SayWhy(string path, int expected, string code)
    {
        var (status, problem) = await api.ReadAsync(path);
        Assert.Equal((expected, code), ((int)status, problem.Code()));
    }

    [Fact]
    public async Task Segments_WithAKeyThatOnlySends_AreRefused()
    {
        var contexts = host.Services.GetRequiredService<IDbContextFactory<LaunchpointsDb>>();
        var keys = new Keys(FakeAccess.Everything, contexts, host.Services.GetRequiredService<WriteGateway>(), host.Services.GetRequiredService<KnownKeys>(), TimeProvider.System, NullLogger<Keys>.Instance);
        var made = await keys.CreateAsync("Feeder", [Scope.Ingest], default);
        using var feeder = host.Api(made.Value!.Text);
        var (status, problem) = await feeder.ReadAsync("customers/ann/segments");
        Assert.Equal((HttpStatusCode.Forbidden, "auth.scope_missing"), (status, problem.Code()));
    }

    [Fact]
    public async Task Answers_ToQuestions_NameTheSnapshotAndTheInstant()
    {
        string before = await SnapshotAsync("customers/ann/segments?asOf=2026-02-01");
        Assert.Equal(before, await SnapshotAsync("customers/ann?asOf=2026-02-01"));
        Assert.Equal(before, await SnapshotAsync("qualification?asOf=2026-02-01"));
        await api.PatchAsync("customers/bob", """{ "attributes": { "tier": "gold" } }""");
        Assert.NotEqual(before, await SnapshotAsync("segments/gold/members?asOf=2026-02-01"));
    }

    private async Task<string> SnapshotAsync(string path)
    {
        using var answer = await api.GetAsync(path);
        Assert.Equal("2026-02-01T00:00:00Z", Assert.Single(answer.Headers.GetValues("Launchpoints-As-Of")));
        return Assert.Single(answer.Headers.GetValues("Launchpoints-Snapshot"));
    }

    public sealed class Host : ConsoleHost
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            using var api = Api();
            await api.ImportAsync("customers/import?newAttributes=actionable", "key,tier,joined,over\nann,gold,2026-01-01,9999-06-01\nbob,,,\n");
            await api.ImportAsync("events/import?newAttributes=actionable", "id,customer,type,time\n1,ann,viewed,2026-01-25T12:00:00Z\n");
            foreach (var (key, rule) in new[]
            {
                ("gold", "tier = 'gold'"), ("new", "joined IN LAST 30 DAYS"), ("active", "COUNT(viewed IN LAST 10 DAYS) >= 1"),
                // What ends beyond the year 9999 has no instant that could be written.
                ("over_soon", "over IN NEXT 4 YEARS"), ("over_then", "NOT over OLDER THAN 1000 WEEKS"),
            })
            {
                await api.PutAsync($"segments/{key}", new JsonObject { ["name"] = key, ["ruleText"] = rule }.ToJsonString());
                var (status, problem) = await api.PostAsync($"segments/{key}/publish");
                Assert.True(status == HttpStatusCode.OK, problem?.ToJsonString());
            }

            await api.PutAsync("segments/unpublished", """{ "name": "Draft", "ruleText": "tier = 'gold'" }""");
        }
    }
}
