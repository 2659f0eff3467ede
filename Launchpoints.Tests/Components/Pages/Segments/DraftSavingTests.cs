using AngleSharp.Dom;
using Bunit;
using Launchpoints.Engine.Rules;
using Launchpoints.Tests.Fakes;
using Launchpoints.Web.Components.Pages.Segments;
using Launchpoints.Web.Components.RuleBuilder;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Segments;

/// <summary>Whatever stands on the page comes to the store, also while somebody else holds it.</summary>
public sealed class DraftSavingTests
{
    private const string Segment = "s1", Other = "s2";

    [Fact]
    public async Task Edit_WhileASaveIsUnderWay_IsSavedToo()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = Open(context);
        var store = await HeldStore.TakeAsync(context.Workspace);
        await TypeAsync(page, "risk_level >= 2");
        var publishing = Publish(page); // saves at once, and waits for the store
        await TypeAsync(page, "risk_level >= 3");
        await store.DisposeAsync();
        await publishing;
        page.WaitForAssertion(() => Assert.Equal("risk_level >= 3", Draft(context, Segment)), Patience);

        // What was on screen when it was published serves; what came later stays draft.
        Assert.Equal("risk_level >= 2", RuleText.Write(context.Workspace.Live.Current.Configuration.Segments[Segment].Published!.Rule));
        page.WaitForAssertion(() => Assert.Contains("Draft differs", page.Markup, StringComparison.Ordinal), Patience);
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Saves_ThatFallTogether_DoNotTakeEachOtherForSomebodyElse()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = Open(context);
        await using (await HeldStore.TakeAsync(context.Workspace))
        {
            // The first is saved by the pause after it, the second by leaving the page: both wait for the store.
            await TypeAsync(page, "risk_level >= 2");
            var first = page.InvokeAsync(() => page.Instance.SaveAsync());
            await TypeAsync(page, "risk_level >= 3");
            var second = page.InvokeAsync(() => page.Instance.SaveAsync());
            Assert.False(first.IsCompleted || second.IsCompleted);
        }

        page.WaitForAssertion(() => Assert.Contains("Draft saved", page.Find(".seg__saved").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("risk_level >= 3", Draft(context, Segment));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Page_LeftWithinTheSecond_IsSaved()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = Open(context);
        await TypeAsync(page, "risk_level >= 2");
        await page.InvokeAsync(() => page.Instance.DisposeAsync().AsTask());
        Assert.Equal("risk_level >= 2", Draft(context, Segment));
    }

    [Fact]
    public async Task Address_LeadingToAnotherSegment_SavesTheFirstAndShowsTheSecond()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = Open(context);
        string before = Draft(context, Other);
        await TypeAsync(page, "risk_level >= 2");
        page.Render(p => p.Add(e => e.Key, Other));
        page.WaitForAssertion(() => Assert.Contains(Other, page.Find(".seg__state code").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("risk_level >= 2", Draft(context, Segment));
        Assert.Equal(before, Draft(context, Other));
    }

    [Fact]
    public async Task Publish_WithATextThatCannotBeRead_PublishesNothing()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = Open(context);
        int version = context.Workspace.Live.Current.Configuration.Segments[Segment].Version;
        await TypeAsync(page, "risk_level >= 2");
        await page.InvokeAsync(page.Instance.SaveAsync);
        await TypeAsync(page, "risk_level >= 2 AND");
        await Publish(page);
        Assert.Equal(version, context.Workspace.Live.Current.Configuration.Segments[Segment].Version);
        Assert.Contains("Not published", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    // The page saves a second after the last key; only a machine that is busy with others needs more.
    private static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    private static IRenderedComponent<SegmentEditorPage> Open(PageContext context)
    {
        var page = context.Open<SegmentEditorPage>($"/segments/{Segment}", p => p.Add(e => e.Key, Segment));
        page.WaitForElement(".side__total", Patience);
        return page;
    }

    private static Task TypeAsync(IRenderedComponent<SegmentEditorPage> page, string text) =>
        page.InvokeAsync(() => page.FindComponent<TextFace>().Instance.TextTyped(text));

    private static Task Publish(IRenderedComponent<SegmentEditorPage> page) => page.FindAll("button").Single(b => b.TextContent.Trim().EndsWith("Publish", StringComparison.Ordinal)).ClickAsync();

    private static string Draft(PageContext context, string segment) => RuleText.Write(context.Workspace.Live.Current.Configuration.Segments[segment].Draft.Rule);
}
