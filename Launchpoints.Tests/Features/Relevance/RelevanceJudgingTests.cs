using Launchpoints.Engine.Composition;
using Launchpoints.Engine.Experiments;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Features.Exposures;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Relevance;
using Launchpoints.Web.Features.Workspace;
using Xunit;

namespace Launchpoints.Tests.Features.Relevance;

public sealed class RelevanceJudgingTests
{
    [Fact]
    public async Task Judging_TheModelThatServed_FindsItsOwnPages()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        string ribbon = await ExploreAsync(workspace);
        var definition = workspace.Live.Current.Configuration.Ribbons[ribbon];
        var view = workspace.Live.Current.Now(workspace.Time);
        var judge = view.JudgeOf(definition, "popular")!;
        int tried = 0, logged = 0;
        foreach (string member in view.Segment(definition.Segment)!.Members.Keys().Order(StringComparer.Ordinal).Take(60))
        {
            var decision = await Exposed.LogAsync(workspace, member, definition.Placement, member);
            int place = decision.Ribbons.ToList().FindIndex(r => r.Ribbon == ribbon);
            if (place < 0) continue;
            logged++;
            var shown = decision.Ribbons[place];
            var page = judge.PageFor(member, decision.AsOf, decision.Ribbons.Take(place).SelectMany(r => r.Cards).Select(c => c.Kristal));

            // The best card of a place stands there more often than not; one that is tried out hardly ever.
            Assert.Equal(shown.Exposure!.Propensities.Select(p => p >= 0.5), shown.Cards.Zip(page, (card, key) => card.Kristal == key));
            tried += shown.Exposure.Propensities.Count(p => p < 0.5);
        }

        Assert.True(tried > 0 && tried < logged, $"{tried} of {logged} pages tried a card out.");
        var judged = (await Judging(workspace).JudgeAsync(ribbon, "popular", default)).Value!;
        Assert.Equal(logged, judged.Exposures);
        Assert.Equal(judged.Served!.Choices, judged.Estimates[0].Choices);
        Assert.All(judged.Estimates, e => Assert.NotEqual(OffPolicyProblems.PropensitiesDoNotFit, e.Problem));
        Assert.Null(judged.Comparison!.Winner); // it is what served, less what was tried out
    }

    [Fact]
    public async Task Judging_WithoutLogs_SaysThatThereAreNone()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        string ribbon = workspace.Live.Current.Configuration.Ribbons.Keys.First();
        var judged = (await Judging(workspace).JudgeAsync(ribbon, "blend", default)).Value!;
        Assert.Equal((0, null, null), (judged.Exposures, judged.Served, judged.Comparison));
        Assert.Equal(OutcomeKind.NotFound, (await Judging(workspace).JudgeAsync("nowhere", "blend", default)).Kind);
    }

    private static RelevanceJudging Judging(TestWorkspace workspace) =>
        new(FakeAccess.Everything, workspace.Store, new Questions(workspace.Live, workspace.Time));

    // The first ribbon of a segment with many members tries cards out on half of its pages.
    private static async Task<string> ExploreAsync(TestWorkspace workspace)
    {
        var view = workspace.Live.Current.Now(workspace.Time);
        var ribbon = workspace.Live.Current.Configuration.Ribbons.Values.Where(r => view.Segment(r.Segment)!.Qualification.Qualified)
            .OrderBy(r => r.Priority).First();
        await workspace.WriteAsync(write =>
        {
            var explored = ribbon with { MaxCards = 6, Exploration = new Exploration(Exploration.MostShare, 3) };
            write.Configuration = write.Configuration with { Ribbons = write.Configuration.Ribbons.SetItem(ribbon.Key, explored) };
            return Task.CompletedTask;
        });
        return ribbon.Key;
    }
}
