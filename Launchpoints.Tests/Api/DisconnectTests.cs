using System.Text;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Hosting;
using Launchpoints.Tests.Oracles;
using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Api;

/// <summary>A client that goes away takes its question along, whether it waits or runs.</summary>
public sealed class DisconnectTests(ConsoleHost host) : IClassFixture<ConsoleHost>
{
    [Fact]
    public async Task Estimate_OfAClientThatGoesAwayWhileItWaits_NeverRuns()
    {
        var lanes = host.Services.GetRequiredService<Questions>().Work;
        await using var busy = await BusyLanes.TakeAsync(lanes);
        long before = lanes.Started;
        using var api = host.Api();
        using var away = new CancellationTokenSource();
        using var body = new StringContent("""{ "ruleText": "EVERYONE" }""", Encoding.UTF8, "application/json");
        var asked = api.PostAsync(new Uri("rules/estimate", UriKind.Relative), body, away.Token);
        await BusyLanes.UntilAsync(() => lanes.Queued == 1);
        await away.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await BusyLanes.UntilAsync(() => lanes.Queued == 0);
        Assert.Equal(before, lanes.Started);
    }

    [Fact]
    public async Task Estimate_CancelledWhileItRuns_Stops()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        var random = new RandomPopulation(7, 20_000);
        var empty = workspace.Live.Current;
        workspace.Live.Replace(empty with { Workspace = empty.Workspace.Next(Snapshots.Of(random.Population), empty.Configuration) });
        var questions = new Questions(workspace.Live, workspace.Time);
        var rules = new RuleQuestions(FakeAccess.Everything, questions);

        // Each node of a filter is a pass of its own over everyone: hundreds of passes, of which none but the first few may happen.
        var filter = Group.All(Enumerable.Range(0, 90).Select(i => (RuleNode)new AttributeCondition("e_number", ConditionOperator.NotEqual, new NumberValue(i))).ToArray());
        var happened = new EventCondition("viewed", Aggregate.Count, null, filter, null, ConditionOperator.GreaterOrEqual, new NumberValue(1));

        // On a busy machine one may be through before anybody came to cancel it; not every time.
        bool stopped = false;
        for (int attempt = 1; attempt <= 20 && !stopped; attempt++)
        {
            using var superseded = new CancellationTokenSource();
            var asked = rules.EstimateAsync(Group.All(happened), null, null, superseded.Token);
            await BusyLanes.UntilAsync(() => questions.Work.Started == attempt);
            await superseded.CancelAsync();
            stopped = await Record.ExceptionAsync(() => asked) is OperationCanceledException;
            await BusyLanes.UntilAsync(() => questions.Work.Running == 0);
        }

        Assert.True(stopped, "No estimate of twenty was stopped.");
    }
}
