using System.Globalization;
using System.Text.Json.Nodes;
using Launchpoints.Benchmarks.Seeded;
using Launchpoints.Tests.Api;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;

namespace Launchpoints.Tests.Browser;

/// <summary>A console over the benchmark's customers and events: 20,000 of them unless <c>LAUNCHPOINTS_TYPING_CUSTOMERS</c> says otherwise, each with twenty events.</summary>
public sealed class LargeApp : AppFixture
{
    public const string Segment = "twelve";

    private const int EventsEach = 20;

    internal SeededSizes Sizes { get; } = SizesOf(Environment.GetEnvironmentVariable("LAUNCHPOINTS_TYPING_CUSTOMERS"));

    /// <summary>Twelve conditions, one of them in a filter: what a marketer may well write.</summary>
    public static string Rule(int risk, int logins) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        risk_level >= {risk} AND age BETWEEN 20 AND 75 AND country IN ('SG', 'HK', 'MY', 'ID', 'TH', 'PH', 'VN', 'IN', 'TW', 'JP', 'AU')
        AND is_employee != true AND portfolio_value >= 1000 AND tier != 'private' AND interests HAS ANY ('esg', 'income', 'bonds', 'climate', 'impact')
        AND joined OLDER THAN 90 DAYS AND COUNT(login IN LAST 180 DAYS) >= {logins} AND COUNT(viewed WHERE kristal.category = 'fund' IN LAST 180 DAYS) >= 1
        AND SUM(amount OF invested IN LAST 1 YEAR) < 100000
        """);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        if (Chromium.Path is null && !Chromium.Required) return;

        // Straight into memory: the store has nothing to do with how quickly a rule is counted.
        var live = Services.GetRequiredService<LiveWorkspace>();
        var empty = live.Current;
        var population = await Task.Run(() => SeededEngine.Load(Sizes));
        live.Replace(empty with { Workspace = empty.Workspace.Next(population, empty.Configuration), Version = empty.Version + 1 });
        using var api = Api();
        var (status, problem) = await api.PutAsync($"segments/{Segment}", new JsonObject { ["name"] = "Twelve conditions", ["ruleText"] = Rule(1, 1) }.ToJsonString());
        if ((int)status != 201) throw new InvalidOperationException(problem?.ToJsonString());
    }

    private static SeededSizes SizesOf(string? customers) =>
        int.TryParse(customers, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? new(number, (long)number * EventsEach, 1) : new(20_000, 20_000 * EventsEach, 1);
}
