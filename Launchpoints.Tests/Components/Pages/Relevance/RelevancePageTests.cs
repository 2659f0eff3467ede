using Bunit;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Features.Relevance;
using Launchpoints.Web.Components.Pages.Relevance;
using Launchpoints.Web.Features.Accounts;
using Launchpoints.Web.Features.Relevance;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Relevance;

public sealed class RelevancePageTests
{
    [Fact]
    public async Task Page_BeforeAndAfterATraining_SaysWhatServesAndWhy()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        await RelevanceTrainingTests.ChooseAsync(context.Workspace, "s1", "auto");
        var page = context.Open<RelevancePage>("/relevance?segment=s1");
        page.WaitForAssertion(() => Assert.Contains("popularity serves everywhere", page.Markup, StringComparison.Ordinal));
        Assert.Contains("popular serves", page.WaitForElement(".rel__serves").TextContent, StringComparison.Ordinal);
        var training = context.Services.GetRequiredService<RelevanceTraining>();
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        page.WaitForAssertion(() => Assert.Contains("Training", page.Find(".training").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Equal(
            ["popular", "prior", "similar", "walk", "content", "blend"],
            page.FindAll(".models tbody th").Select(th => th.FirstChild!.TextContent.Trim())));
        Assert.Contains("leaves the choice to the evidence", page.Find(".rel__serves").TextContent, StringComparison.Ordinal);
        Assert.Equal("asked for", page.Find(".training tbody td:nth-of-type(2)").FirstChild!.TextContent);
    }

    [Fact]
    public async Task Page_OfWalksThatFollowed_SaysUpToWhenAndNamesTheUpdate()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        await RelevanceTrainingTests.ChooseAsync(context.Workspace, "s1", "walk");
        var training = context.Services.GetRequiredService<RelevanceTraining>();
        await training.RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        var page = context.Open<RelevancePage>("/relevance?segment=s1");
        Assert.DoesNotContain("Walks followed", page.WaitForElement(".training p").TextContent, StringComparison.Ordinal);
        await RelevanceTrainingTests.InvestAsync(context.Workspace);
        context.Workspace.Time.Advance(TimeSpan.FromMinutes(2));
        await training.WalkAgainAsync(default);
        page.WaitForAssertion(() => Assert.Contains("Walks followed what customers did since", page.Find(".training p").TextContent, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains("walk@1.1 serves", page.Find(".rel__serves").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_ForAViewer_OffersNoTraining()
    {
        await using var context = await PageContext.OfDemonstrationAsync(new FakeAccess(Permission.Read));
        var page = context.Open<RelevancePage>("/relevance");
        page.WaitForElement("h2");
        Assert.DoesNotContain("Train now", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForASegmentThatIsNotThere_SaysSo()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<RelevancePage>("/relevance?segment=nobody");
        page.WaitForAssertion(() => Assert.Contains("There is no segment 'nobody'", page.Markup, StringComparison.Ordinal));
    }
}
