using System.Net;
using System.Text.Json.Nodes;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>29,090 real customers over HTTP, against numbers computed from the files by themselves.</summary>
public sealed class FarTransTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    private const string Rule =
        "customer_type = 'Premium' AND risk_level IN ('Balanced', 'Aggressive') AND FIRST(invested WHERE kristal.category = 'Fund') IN LAST 2 YEARS";

    [FarTransFact]
    public async Task FarTrans_OverHttp_GivesTheCountsOfTheFiles()
    {
        using var api = host.Api();
        string customers = await SharedData.ReadAsync("customers.csv.gz"), kristals = await SharedData.ReadAsync("kristals.csv"), events = await SharedData.ReadAsync("events.csv.gz");
        Assert.Equal((29_090, 0, 0, 0), (await api.ImportAsync("customers/import?newAttributes=actionable", customers)).Counts());
        Assert.Equal((806, 0, 0, 0), (await api.ImportAsync("kristals/import?newAttributes=actionable", kristals)).Counts());
        Assert.Equal((79_914, 0, 0, 0), (await api.ImportAsync("events/import", events)).Counts());
        Assert.Equal((0, 0, 79_914, 0), (await api.ImportAsync("events/import", events)).Counts());

        string[] expected = Expected(customers, kristals, events);
        var rule = new JsonObject { ["ruleText"] = Rule };
        Assert.Equal(expected.Length, Int((await api.PostAsync("rules/estimate?asOf=2021-12-31", rule.ToJsonString())).Body, "customers"));
        Assert.Equal(HttpStatusCode.Created, (await api.PutAsync("segments/premium_funds", rule.ToJsonString())).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.PostAsync("segments/premium_funds/publish")).Status);
        var (_, list) = await api.ReadAsync("segments?asOf=2021-12-31");
        Assert.Equal(expected.Length, Int(list![0]!["counts"], "customers"));
        var (_, qualification) = await api.ReadAsync("qualification?asOf=2021-12-31");
        Assert.Equal((expected.Length, true), (Int(qualification![0], "customers"), qualification[0]!["qualified"]!.GetValue<bool>()));
        var (_, members) = await api.ReadAsync("segments/premium_funds/members?limit=10000&asOf=2021-12-31");
        Assert.Equal(expected, members!.AsArray().Select(m => m!.GetValue<string>()));

        await api.PutAsync("placements/home", "{}");
        await api.PutAsync("ribbons/funds", """{ "segment": "premium_funds", "placement": "home", "title": "For you" }""");
        foreach (var member in new[] { expected[0], expected[expected.Length / 2], expected[^1] })
        {
            var (_, decision) = await api.PostAsync("preview?asOf=2021-12-31", new JsonObject { ["customer"] = member, ["placement"] = "home" }.ToJsonString());
            Assert.Equal(10, decision!["ribbons"]![0]!["cards"]!.AsArray().Count);
            // Popular: the share of members with an event within the year, so the first card is at least as popular as the last.
            var relevances = decision["ribbons"]![0]!["cards"]!.AsArray().Select(c => c!["relevance"]!.GetValue<double>()).ToList();
            Assert.Equal(relevances.OrderDescending(), relevances);
        }
    }

    /// <summary>The rule by hand, over the lines of the files: no quoted cell matters in the columns used here.</summary>
    private static string[] Expected(string customers, string kristals, string events)
    {
        var funds = Rows(kristals).Where(k => k.Contains(",Fund,", StringComparison.Ordinal)).Select(k => k.Split(',')[0]).ToHashSet();
        var first = Rows(events).Select(e => e.Split(','))
            .Where(e => e[2] == "invested" && funds.Contains(e[4]) && string.CompareOrdinal(e[3], "2021-12-31T00:00:00Z") <= 0)
            .GroupBy(e => e[1]).ToDictionary(g => g.Key, g => g.Select(e => e[3]).Order(StringComparer.Ordinal).First());
        return
        [
            .. Rows(customers).Select(c => c.Split(','))
                .Where(c => c[1] == "Premium" && c[2] is "Balanced" or "Aggressive")
                .Where(c => first.TryGetValue(c[0], out var time) && string.CompareOrdinal(time, "2019-12-31T00:00:00Z") >= 0)
                .Select(c => c[0]).Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> Rows(string csv) => csv.Split('\n').Skip(1).Where(l => l.Length > 0).Select(l => l.TrimEnd('\r'));

    private static int Int(JsonNode? node, string member) => node![member]!.GetValue<int>();
}
