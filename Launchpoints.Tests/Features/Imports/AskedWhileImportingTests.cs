using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Launchpoints.Tests.Api;
using Launchpoints.Tests.Hosting;
using Launchpoints.Web.Features.Imports;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Features.Imports;

/// <summary>While an import runs, every question is answered at once, and from the state before it or the state after it.</summary>
public sealed class AskedWhileImportingTests : IAsyncLifetime
{
    private const int Before = 60, Added = 30_000;
    private const string AsOf = "asOf=2026-03-01T00:00:00Z";

    private readonly ConsoleHost host = new();
    private HttpClient api = null!;

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        api = host.Api();
        await api.ImportAsync("customers/import?newAttributes=actionable", Customers(0, Before, "SG"));
        await api.ImportAsync("kristals/import?newAttributes=actionable", "key,title\n" + string.Concat(Enumerable.Range(0, 12).Select(i => $"k{i},Kristal {i}\n")));
        await api.ImportAsync("events/import?newAttributes=actionable", Events(0, Before));
        await PutAsync("segments/sg", """{ "name": "Singapore", "ruleText": "country = 'SG'" }""");
        await PutAsync("segments/active", """{ "name": "Active", "ruleText": "COUNT(viewed) >= 1", "kristals": { "basis": "evidence" } }""");
        foreach (string segment in new[] { "sg", "active" }) Assert.Equal(200, (int)(await api.PostAsync($"segments/{segment}/publish")).Status);
        await PutAsync("placements/home", """{ "name": "Home", "layers": 2 }""");
        await PutAsync("ribbons/sg", """{ "segment": "sg", "placement": "home", "priority": 1, "title": "For Singapore" }""");
        await PutAsync("ribbons/active", """{ "segment": "active", "placement": "home", "priority": 2, "title": "For the active" }""");
    }

    public async Task DisposeAsync()
    {
        api.Dispose();
        await ((IAsyncLifetime)host).DisposeAsync();
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("events")]
    public async Task Questions_InTheMiddleOfAnImport_AreAnsweredFromTheStateBeforeIt(string kind)
    {
        string[] before = await AskEverythingAsync();
        Task<JsonNode> import;
        using (var paused = new PausedImport(host.Services.GetRequiredService<ImportProgress>()))
        {
            // The file changes whoever is there, adds others, and knows an attribute that is new.
            import = kind == "customers"
                ? api.ImportAsync("customers/import", Customers(0, Added, "HK", ",tier", ",gold"))
                : api.ImportAsync("events/import", Events(Before, Added));
            var position = await paused.Reached;
            Assert.InRange(position.Read, 1, Added - 1);
            Assert.InRange(position.Fraction, 0.001, 0.999);
            Assert.Equal(before, await AskEverythingAsync());
        }

        Assert.Equal(0, (await import).Counts().Rejected);
        string[] after = await AskEverythingAsync();
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task Questions_WhileAnImportRuns_SeeAllOfItOrNothing()
    {
        var answers = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        using var over = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            bool seen = false;
            for (bool last = false; !last;)
            {
                last = over.IsCancellationRequested; // and one question more, after the import was answered
                using var content = new StringContent("""{ "ruleText": "country = 'SG' OR country = 'HK'" }""", Encoding.UTF8, "application/json");
                using var answer = await api.PostAsync(new Uri("rules/estimate", UriKind.Relative), content);
                string snapshot = Assert.Single(answer.Headers.GetValues("Launchpoints-Snapshot"));
                var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
                string counted = $"{body["population"]}: {string.Join(' ', body["conditions"]!.AsArray().Select(c => c!["customers"]))}";
                Assert.Contains(counted, new[] { $"{Before}: {Before} {Before} 0", $"{Added}: {Added} 0 {Added}" });
                Assert.Equal(counted, answers.GetOrAdd(snapshot, counted));
                bool all = counted[0] != '6';
                Assert.True(all || !seen, "An answer went back to the state before the import.");
                seen = all;
            }

            Assert.True(seen);
        })).ToArray();
        await api.ImportAsync("customers/import", Customers(0, Added, "HK"));
        await over.CancelAsync();
        await Task.WhenAll(asking);
        Assert.Equal(2, answers.Count);
    }

    /// <summary>Every kind of question, as text without what differs each time.</summary>
    private async Task<string[]> AskEverythingAsync()
    {
        (string Path, string? Body)[] questions =
        [
            ($"rules/estimate?{AsOf}", """{ "ruleText": "country = 'SG' AND COUNT(viewed) >= 3" }"""),
            ($"rules/explain?{AsOf}", """{ "ruleText": "country = 'SG' AND COUNT(viewed) >= 2", "customer": "c1" }"""),
            ($"qualification?{AsOf}", null),
            ($"customers/c1/ribbons?placement=home&explain=true&{AsOf}", null),
            ($"decisions?{AsOf}", """{ "customers": ["c1", "c20000"], "placement": "home" }"""),
            ($"preview?{AsOf}", """{ "customer": "c1", "placement": "home" }"""),
        ];
        var answers = new List<string>();
        foreach (var (path, body) in questions)
        {
            var (status, answer) = body is null ? await api.ReadAsync(path) : await api.PostAsync(path, body);
            Assert.Equal(200, (int)status);
            (answer as JsonObject)?.Remove("elapsedMilliseconds");
            answers.Add(answer.Compact());
        }

        return [.. answers];
    }

    private async Task PutAsync(string path, string body)
    {
        var (status, answer) = await api.PutAsync(path, body);
        Assert.True((int)status is 200 or 201, $"{path}: {answer}");
    }

    private static string Customers(int from, int to, string country, string column = "", string value = "")
    {
        var csv = new StringBuilder($"key,country{column}\n");
        for (int i = from; i < to; i++) csv.Append('c').Append(i).Append(',').Append(country).Append(value).Append('\n');
        return csv.ToString();
    }

    private static string Events(int from, int to)
    {
        var csv = new StringBuilder("id,customer,type,time,kristal\n");
        for (int i = from; i < to; i++) csv.Append('e').Append(i).Append(",c").Append(i % Before / 2).Append(",viewed,2026-02-01T00:00:00Z,k").Append(i % (from == 0 ? 11 : 12)).Append('\n');
        return csv.ToString();
    }
}
