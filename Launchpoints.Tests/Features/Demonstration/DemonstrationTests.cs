using System.Globalization;
using Launchpoints.Engine.Population;
using Launchpoints.Engine.Serving;
using Launchpoints.Tests.Fakes;
using Xunit;

namespace Launchpoints.Tests.Features.Demonstration;

/// <summary>The two tables of the contract, on the day of the start and for weeks after it.</summary>
public sealed class DemonstrationTests
{
    [Theory]
    [InlineData("2026-11-21T13:00:00Z")]
    [InlineData("2028-02-29T00:00:00Z")]
    [InlineData("2027-08-31T23:59:59Z")]
    public async Task Demonstration_StartedOnAnyDay_GivesTheContractsTables(string start)
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        var now = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        workspace.Time.Advance(now - workspace.Time.GetUtcNow());
        await DemonstrationStore.FillAsync(workspace);

        Assert.Equal(2000, workspace.Live.Current.Population.CustomerCount);
        Assert.Equal(120, workspace.Live.Current.Population.KristalRecords().Count());
        foreach (var state in new[] { workspace.Live.Current, await workspace.ReloadAsync() })
        {
            foreach (int days in new[] { 0, 1, 28, 60 })
            {
                var view = state.At(now.AddDays(days).ToUnixTimeMilliseconds());
                Assert.Equal(
                    ["s1 Y Y", "s2 N N", "s3 Y Y", "s4 Y N", "s5 N N", "s6 Y Y", "s7 Y Y"],
                    view.Qualification().Select(q => $"{q.Segment} {(q.CustomersOk ? "Y" : "N")} {(q.KristalsOk ? "Y" : "N")}"));
                Assert.Equal(["s1", "s3", "s7"], view.SegmentsOf(CustomerReference.Of("A"))!);
                Assert.Equal(["s3", "s6", "s7"], view.SegmentsOf(CustomerReference.Of("B"))!);
                Assert.Empty(view.SegmentsOf(CustomerReference.Of("C"))!);
                Assert.Equal(["s1", "s3"], Ribbons(view, "A"));
                Assert.Equal(["s3", "s6"], Ribbons(view, "B"));
                Assert.Empty(Ribbons(view, "C"));
            }
        }
    }

    [Fact]
    public async Task Demonstration_MadeOnTwoDays_HasTheSameCounts()
    {
        var counts = new List<string>();
        foreach (int day in new[] { 0, 45 })
        {
            await using var workspace = await TestWorkspace.CreateAsync();
            workspace.Time.Advance(TimeSpan.FromDays(day));
            await DemonstrationStore.FillAsync(workspace);
            counts.Add(string.Join(" ", workspace.Live.Current.Now(workspace.Time).Qualification().Select(q => $"{q.Segment}:{q.Customers}:{q.Kristals}")));
        }

        Assert.Equal(counts[0], counts[1]);
    }

    [Fact]
    public async Task Demonstration_InAStoreThatIsNotEmpty_IsNotMade()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        await workspace.DefineAsync(Engine.Schema.AttributeScope.Customer, "mine", Engine.Schema.AttributeType.Text);
        await DemonstrationStore.FillAsync(workspace);
        Assert.Equal(0, workspace.Live.Current.Population.CustomerCount);
    }

    [Fact]
    public async Task Demonstration_ThatWasInterrupted_IsFinishedByTheNextStart()
    {
        await using var workspace = await TestWorkspace.CreateAsync();
        string folder = Directory.CreateTempSubdirectory("launchpoints-").FullName;
        await DemonstrationStore.FillAsync(workspace, folder);
        long events = workspace.Live.Current.Population.EventCount;
        // As a start leaves it that was killed just before its end.
        await File.WriteAllTextAsync(Path.Combine(folder, "demonstration.part"), "");
        await DemonstrationStore.FillAsync(workspace, folder);
        Assert.Equal((2000, events), (workspace.Live.Current.Population.CustomerCount, workspace.Live.Current.Population.EventCount));
        Assert.False(File.Exists(Path.Combine(folder, "demonstration.part")));
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Ribbons(WorkspaceView view, string customer) =>
        view.Decide("home", CustomerReference.Of(customer), explain: false)!.Ribbons.Select(r => r.Segment);
}
