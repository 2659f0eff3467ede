using System.Collections.Immutable;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Features.Exposures;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Relevance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Launchpoints.Tests.Features.Relevance;

public sealed class RelevanceTrainingTests
{
    [Fact]
    public async Task Training_OfTheDemonstration_ServesAsAWhole()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        await ChooseAsync(workspace, "s1", "blend");
        var training = Of(workspace);
        Assert.Equal("popular", Model(workspace, "s1"));
        var steps = new List<double>();
        training.Changed += () => steps.Add(training.Progress?.Fraction ?? 1);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        Assert.Null(training.LastFault);
        Assert.Equal("blend@1", Model(workspace, "s1"));
        Assert.Equal("popular", Model(workspace, "s3"));
        Assert.True(steps.Count > 3 && steps.SequenceEqual(steps.Order()), string.Join(' ', steps));

        // What is logged of a decision names the model and its training.
        var view = workspace.Live.Current.Now(workspace.Time);
        string member = view.Segment("s1")!.Members.Keys().First();
        string placement = view.Workspace.Configuration.Ribbons.Values.First(r => r.Segment == "s1").Placement;
        var decision = view.Decide(placement, CustomerReference.Of(member), explain: true, log: true)!;
        var ribbon = decision.Ribbons.Single(r => r.Segment == "s1");
        Assert.Equal("blend@1", ribbon.Exposure!.Model);
        Assert.All(ribbon.Cards, card => Assert.Equal(card.Relevance, card.Contributions.Sum(c => c.Amount), 1e-6));
    }

    [Fact]
    public async Task Training_AfterDeliveries_CountsTheCardsThatCustomersWentOnTo()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        var ribbon = workspace.Live.Current.Configuration.Ribbons.Values.First(r => workspace.Live.Current.Now(workspace.Time).Segment(r.Segment)!.Qualification.Qualified);
        string member = workspace.Live.Current.Now(workspace.Time).Segment(ribbon.Segment)!.Members.Keys().First();
        var decision = await Exposed.LogAsync(workspace, member, ribbon.Placement, "delivered");
        workspace.Time.Advance(TimeSpan.FromHours(1));
        var editor = workspace.Live.Current.Population.Edit();
        editor.AddEvent(member, "viewed", workspace.Time.GetUtcNow().ToUnixTimeMilliseconds(), decision.Ribbons[0].Cards[0].Kristal);
        var state = workspace.Live.Current;
        workspace.Live.Replace(state with { Workspace = state.Workspace.Next(editor.Build(), state.Configuration) });
        var training = Of(workspace);
        foreach (var (days, pages) in new[] { (1, 0), (8, 1), (40, 0) }) // what comes of it is not known yet; known; too long ago
        {
            workspace.Time.Advance(TimeSpan.FromDays(days));
            await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
            Assert.Null(training.LastFault);
            var clicks = (await Reads(workspace, training).SegmentAsync(null, default)).Value!.Clicks!;
            Assert.Equal((pages, pages, false), (clicks.Pages, clicks.Customers, clicks.Serves));
            Assert.Empty(clicks.Parts);
        }
    }

    [Fact]
    public void Outcomes_OfSeveralRibbons_ArePutDownToTheLastThatShowedTheKristal()
    {
        const long now = 1_767_268_800_000, hour = 3_600_000, day = 24 * hour;
        var editor = PopulationSnapshot.Empty.Edit();
        foreach (string kristal in (string[])["k1", "k2", "k3"]) editor.PutKristal(kristal, "", active: true);
        editor.PutCustomer("c");
        void Add(string type, long time, string kristal) => editor.AddEvent("c", type, time, kristal, ImmutableDictionary<string, AttributeValue>.Empty);
        Add("viewed", now - (20 * day) + hour, "k1");
        Add("viewed", now - (18 * day) + hour, "k1"); // once more, after the second ribbon
        Add("invested", now - (17 * day), "k2");
        Add("redeemed", now - (17 * day), "k3");
        Add("viewed", now - (10 * day), "k3"); // eight days after
        Add("viewed", now + day, "k3"); // not known yet
        var configuration = WorkspaceConfiguration.Empty with { Settings = WorkspaceSettings.Default with { ReleasingEventTypes = ["redeemed"] } };
        DeliveredRibbon[] ribbons = [Ribbon(20, "k1", "k3"), Ribbon(19, "k1", "k2"), Ribbon(18, "k1", "k2", "k3"), new("gone", "s", now - (18 * day), ["k1"])];
        var pages = Deliveries.WithOutcomes(ribbons, new Launchpoints.Engine.Serving.Workspace(editor.Build(), configuration).At(now), default).ToList();
        Assert.Equal([[true, false], [false, false], [true, true, false], [false]], pages.Select(page => page.Chosen.ToArray()));

        static DeliveredRibbon Ribbon(int days, params string[] kristals) => new("c", "s", now - (days * day), [.. kristals]);
    }

    [Fact]
    public async Task GoingBack_ToAnEarlierTraining_HoldsUntilSomebodyTrainsAgain()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        await ChooseAsync(workspace, "s1", "prior");
        var training = Of(workspace);
        var writes = new RelevanceWrites(FakeAccess.Everything, training);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        Assert.Equal("prior@2", Model(workspace, "s1"));
        Assert.True((await writes.GoBackAsync(1, default)).Succeeded);
        Assert.Equal("prior@1", Model(workspace, "s1"));
        var reads = Reads(workspace, training);
        var serving = (await reads.StateAsync(default)).Serving!;
        Assert.Equal((1, true, "Test person"), (serving.Version, serving.IsHeld, serving.ServesBy));
        Assert.Equal(OutcomeKind.Conflict, (await writes.GoBackAsync(7, default)).Kind);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        serving = (await reads.StateAsync(default)).Serving!;
        Assert.Equal((3, false), (serving.Version, serving.IsHeld));
        Assert.Equal("prior@3", Model(workspace, "s1"));
    }

    [Fact]
    public async Task Walks_BetweenTrainings_FollowWhatCustomersDo()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        await ChooseAsync(workspace, "s1", "walk");
        var training = Of(workspace);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        await training.WalkAgainAsync(default);
        Assert.Equal("walk@1", Model(workspace, "s1")); // nobody did anything

        await InvestAsync(workspace);
        workspace.Time.Advance(TimeSpan.FromMinutes(2));
        await training.WalkAgainAsync(default);
        Assert.Equal("walk@1.1", Model(workspace, "s1"));
        var state = await Reads(workspace, training).StateAsync(default);
        Assert.Equal((1, workspace.Time.GetUtcNow()), (state.Serving!.Version, state.WalkedTo!.Value));

        await InvestAsync(workspace);
        await training.WalkAgainAsync(default);
        Assert.Equal("walk@1.1", Model(workspace, "s1")); // at most once a minute

        // What somebody went back to stays as it was.
        workspace.Time.Advance(TimeSpan.FromMinutes(2));
        await training.GoBackAsync(TestWorkspace.Ann, 1, default);
        await training.WalkAgainAsync(default);
        Assert.Equal("walk@1.1", Model(workspace, "s1"));
    }

    [Fact]
    public async Task Walks_OfATrainingThatServesNoMore_AreNotTaken()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        await ChooseAsync(workspace, "s1", "walk");
        var training = Of(workspace);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        await InvestAsync(workspace);
        workspace.Time.Advance(TimeSpan.FromMinutes(2));
        Task? other = null;
        await workspace.WriteAsync(async write =>
        {
            other = training.WalkAgainAsync(default); // waits for this write
            await Task.Yield();
            write.Models = write.Models!.As(9, "popular", []);
        });
        await other!;
        Assert.Equal("walk@9", Model(workspace, "s1"));
    }

    [Fact]
    public async Task Training_ThatIsCancelled_LeavesWhatServes()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        await ChooseAsync(workspace, "s1", "similar");
        var training = Of(workspace);
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);

        // Cancelled from the page while it is under way, at its first step.
        training.Changed += () => _ = training.Progress is { Fraction: > 0 } && training.Cancel();
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        Assert.Equal("It was cancelled.", training.LastFault);
        Assert.Null(training.Progress);
        Assert.Equal("similar@1", Model(workspace, "s1"));
        await using var db = workspace.Store.CreateDbContext();
        Assert.Equal(1, await db.Trainings.CountAsync());
    }

    [Fact]
    public async Task Models_WhenTheStoreIsReadAnew_ServeTheSameDecisions()
    {
        await using var workspace = await DemonstrationStore.CreateAsync();
        await ChooseAsync(workspace, "s1", "blend");
        await Of(workspace).RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        string[] before = Decisions(workspace);

        // Kristals may have other rows afterwards; models know them by key.
        await workspace.WriteAsync(write =>
        {
            write.BeforeMemory = () => throw new InvalidOperationException("Memory cannot follow.");
            return Task.CompletedTask;
        });
        Assert.Equal(1, workspace.Live.Current.Workspace.Models?.Version);
        await ChooseAsync(workspace, "s1", "blend"); // the store does not know that a test chose it
        Assert.Equal("blend@1", Model(workspace, "s1"));
        Assert.Equal(before, Decisions(workspace));
    }

    private static string[] Decisions(TestWorkspace workspace)
    {
        var view = workspace.Live.Current.Now(workspace.Time);
        return
        [
            .. view.Segment("s1")!.Members.Keys().Order(StringComparer.Ordinal).Select(key => string.Join(' ', view.Workspace.Configuration.Placements.Keys.Order(StringComparer.Ordinal)
                .SelectMany(p => view.Decide(p, CustomerReference.Of(key), explain: false)!.Ribbons).SelectMany(r => r.Cards).Select(c => $"{c.Kristal}={c.Relevance}"))),
        ];
    }

    // A member of s1 invests in what nobody of the segment has beside.
    internal static async Task InvestAsync(TestWorkspace workspace)
    {
        await workspace.WriteAsync(write =>
        {
            var population = write.Before.Population;
            string[] kristals = [.. Enumerable.Range(0, population.Kristals.Count).Select(row => population.Kristals.Keys[row])];
            string member = workspace.Live.Current.Now(workspace.Time).Segment("s1")!.Members.Keys().First();
            var types = write.Before.Workspace.Models!.EventTypes;
            var held = population.EventsOf(member).Where(e => types.Contains(e.Type)).Select(e => e.Kristal).ToHashSet();
            write.Population.AddEvent(member, types[0], workspace.Time.GetUtcNow().ToUnixTimeMilliseconds(), kristals.First(k => !held.Contains(k)), ImmutableDictionary<string, AttributeValue>.Empty);
            return Task.CompletedTask;
        });
    }

    private static RelevanceTraining Of(TestWorkspace workspace) =>
        new(workspace.Live, workspace.Writer, workspace.Store, new Readiness(), workspace.Time, NullLogger<RelevanceTraining>.Instance);

    private static RelevanceReads Reads(TestWorkspace workspace, RelevanceTraining training) =>
        new(FakeAccess.Everything, workspace.Store, new Launchpoints.Web.Features.Workspace.Questions(workspace.Live, workspace.Time), training);

    private static string Model(TestWorkspace workspace, string segment) => workspace.Live.Current.Now(workspace.Time).Segment(segment)!.ServingModel;

    internal static Task ChooseAsync(TestWorkspace workspace, string segment, string model) => workspace.WriteAsync(write =>
    {
        var entry = write.Configuration.Segments[segment];
        write.Configuration = write.Configuration with
        {
            Segments = write.Configuration.Segments.SetItem(segment, entry with { Draft = entry.Draft with { Model = model }, Published = entry.Published! with { Model = model } }),
        };
        return Task.CompletedTask;
    });
}
