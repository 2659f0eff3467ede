using Bunit;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Components.Pages.Segments;
using Launchpoints.Web.Components.RuleBuilder;
using Launchpoints.Web.Features.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Segments;

/// <summary>What a marketer typed over is never counted, and what is counted belongs to what stands on the page.</summary>
public sealed class SupersededCountTests
{
    private const string Segment = "s1";

    [Fact]
    public async Task Count_TypedOver_NeverRuns()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var lanes = context.Services.GetRequiredService<Questions>().Work;
        var page = context.Open<SegmentEditorPage>($"/segments/{Segment}", p => p.Add(e => e.Key, Segment));
        page.WaitForElement(".side__total");

        var busy = await BusyLanes.TakeAsync(lanes);
        long before = lanes.Started;
        await TypeAsync(page, "risk_level >= 2");
        await BusyLanes.UntilAsync(() => lanes.Queued == 1);
        await TypeAsync(page, "risk_level >= 3");
        await TypeAsync(page, "risk_level >= 4");
        await BusyLanes.UntilAsync(() => lanes.Queued == 1); // the former two have left
        Assert.Contains("side__counts--old", page.Find(".side__counts").ClassName, StringComparison.Ordinal);
        await busy.DisposeAsync();
        page.WaitForAssertion(() => Assert.DoesNotContain("side__counts--old", page.Find(".side__counts").ClassName, StringComparison.Ordinal));
        Assert.Equal(1, lanes.Started - before);
        Assert.Equal(Members(context, "risk_level >= 4").ToString("N0", System.Globalization.CultureInfo.CurrentCulture), page.Find(".side__total strong").TextContent);
    }

    [Fact]
    public async Task Page_LeftWhileItsCountWaits_LeavesTheQueue()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var lanes = context.Services.GetRequiredService<Questions>().Work;
        var page = context.Open<SegmentEditorPage>($"/segments/{Segment}", p => p.Add(e => e.Key, Segment));
        page.WaitForElement(".side__total");
        await using var busy = await BusyLanes.TakeAsync(lanes);
        await TypeAsync(page, "risk_level >= 2");
        await BusyLanes.UntilAsync(() => lanes.Queued == 1);
        await page.Instance.DisposeAsync();
        await BusyLanes.UntilAsync(() => lanes.Queued == 0);
    }

    [Fact]
    public async Task Edit_WhileEveryLaneIsBusy_IsTakenAtOnce()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<SegmentEditorPage>($"/segments/{Segment}", p => p.Add(e => e.Key, Segment));
        page.WaitForElement(".side__total");
        await using var busy = await BusyLanes.TakeAsync(context.Services.GetRequiredService<Questions>().Work);

        // The page's own thread is free: what is typed shows in every face although nothing can be counted.
        await TypeAsync(page, "risk_level >= 2 AND country = 'SG'");
        Assert.Equal(2, page.FindAll(".rb-condition").Count(c => c.GetAttribute("aria-label")!.StartsWith("rule ", StringComparison.Ordinal) && c.Closest("[aria-labelledby='seg-rule']") is not null));
        Assert.Contains("country is SG", page.Find(".seg__sentence").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_HalfTyped_IsComplainedAboutOnlyWhenTheTypistStops()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<SegmentEditorPage>($"/segments/{Segment}", p => p.Add(e => e.Key, Segment));
        page.WaitForElement(".side__total");
        await TypeAsync(page, "risk_level >=");
        Assert.Empty(page.FindAll("#rb-text-errors li"));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#rb-text-errors li")));
        await TypeAsync(page, "risk_level >= 2");
        Assert.Empty(page.FindAll("#rb-text-errors li")); // mended: at once
    }

    private static Task TypeAsync(IRenderedComponent<SegmentEditorPage> page, string text) =>
        page.InvokeAsync(() => page.FindComponent<TextFace>().Instance.TextTyped(text));

    private static int Members(PageContext context, string rule) => context.Workspace.Live.Current
        .At(context.Workspace.Time.GetUtcNow().ToUnixTimeMilliseconds()).Members(RuleText.Read(rule).Rule!, CancellationToken.None).Count;
}
