using Bunit;
using Launchpoints.Tests.Fakes;
using Launchpoints.Tests.Features.Relevance;
using Launchpoints.Web.Components.Pages.Preview;
using Launchpoints.Web.Features.Relevance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Preview;

public sealed class PreviewPageTests
{
    [Theory]
    [InlineData("A", "s1 s3")]
    [InlineData("B", "s3 s6")]
    [InlineData("C", "")]
    public async Task Customer_OfTheDemonstration_SeesTheContractsRibbons(string customer, string segments)
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<PreviewPage>($"/preview?placement=home&customer={customer}");
        page.WaitForElement(".phone");
        var ribbons = context.Workspace.Live.Current.Configuration.Ribbons;
        Assert.Equal(segments, string.Join(' ', page.FindAll(".phone__ribbon").Select(r => ribbons[r.GetAttribute("data-ribbon")!].Segment)));
        Assert.Equal(7, page.FindAll(".reasons > li").Count);
        Assert.Contains("Nothing was recorded", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_OfRibbonsNotShown_AreTheContracts()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<PreviewPage>("/preview?placement=home&customer=A");
        page.WaitForElement(".phone");
        string[] reasons = [.. page.FindAll(".reasons > li .reasons__why").Select(r => r.TextContent.Trim())];
        Assert.Equal("Shown", reasons[0]);
        Assert.StartsWith("Its segment does not qualify: 10 of 20 customers", reasons[1], StringComparison.Ordinal);
        Assert.Equal("The customer is not in its segment", reasons[5]);
        Assert.Equal("The placement's layers are taken by ribbons above", reasons[6]);
        Assert.Contains("true", page.Find(".reasons > li .trace__mark").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MadeUpCustomer_StartedFromARealOne_IsAskedAnewWithEveryChange()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<PreviewPage>("/preview?placement=home&customer=C");
        page.WaitForElement(".phone");
        page.FindAll("button").First(b => b.TextContent.Contains("Change this one", StringComparison.Ordinal)).Click();
        var start = page.WaitForElement(".madeup");
        Assert.NotEmpty(start.QuerySelectorAll("input[value]:not([value=''])"));

        // Whatever A has, given to the made-up one by hand, shows what A sees that rests on attributes.
        var real = context.Workspace.Live.Current.At(context.Workspace.Time.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.Empty(page.FindAll(".phone__ribbon"));
        var customer = Launchpoints.Engine.Population.PopulationReading.Customer(real.Workspace.Population, "B")!;
        var form = MadeUpForm.From(customer, []);
        foreach (var (name, typed) in form.Attributes)
        {
            await page.InvokeAsync(() => Field(page, name).Change(typed));
        }

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".phone__ribbon")));
    }

    [Fact]
    public async Task MadeUpCustomer_WithAValueThatCannotBeRead_SaysWhich()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<PreviewPage>("/preview?placement=home");
        page.WaitForElement(".preview__bar");
        page.FindAll("button").First(b => b.TextContent.Contains("Make one up", StringComparison.Ordinal)).Click();
        var schema = context.Workspace.Live.Current.Population.Schema;
        string number = schema.Of(Launchpoints.Engine.Schema.AttributeScope.Customer).First(a => a.Type == Launchpoints.Engine.Schema.AttributeType.Number).Key;
        await page.InvokeAsync(() => Field(page, number).Change("1,5"));
        page.WaitForAssertion(() => Assert.Contains(number, page.Find(".lp-panel").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoCustomers_SideBySide_AreBothExplained()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<PreviewPage>("/preview?placement=home&customer=A&beside=customer&other=B");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".phone").Count));
        Assert.Equal(["A", "B"], page.FindAll(".decision > h2").Select(h => h.TextContent));
    }

    [Fact]
    public async Task Preview_OfAnything_WritesNothing()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        async Task<(long, int, int)> Size()
        {
            await using var db = context.Workspace.Store.CreateDbContext();
            return (await db.EventChunks.SumAsync(c => (long)c.Count), await db.Customers.CountAsync(), await db.AttributeWrites.CountAsync());
        }

        var before = await Size();
        long version = context.Workspace.Live.Current.Version;
        var page = context.Open<PreviewPage>("/preview?placement=home&customer=A&beside=draft");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll(".phone").Count));
        Assert.Equal(before, await Size());
        Assert.Equal(version, context.Workspace.Live.Current.Version);
    }

    private static AngleSharp.Dom.IElement Field(IRenderedComponent<PreviewPage> page, string attribute) =>
        page.FindAll(".madeup__fields label").First(l => l.QuerySelector("span")!.TextContent == attribute).QuerySelector("input, select")!;

    [Fact]
    public async Task Cards_OfALearnedModel_SayWhatTheirRelevanceIsMadeOf()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        await RelevanceTrainingTests.ChooseAsync(context.Workspace, "s1", "blend");
        await context.Services.GetRequiredService<RelevanceTraining>().RunAsync(new TrainingRequest(TestWorkspace.Ann, "asked for"), default);
        var view = context.Workspace.Live.Current.Now(context.Workspace.Time);
        string member = view.Segment("s1")!.Members.Keys().First();
        var page = context.Open<PreviewPage>($"/preview?placement=home&customer={member}");
        page.WaitForElement(".kristals__parts");
        var decision = view.Decide("home", Launchpoints.Engine.Serving.CustomerReference.Of(member), explain: true)!;
        var ribbon = decision.Ribbons.Single(r => r.Segment == "s1");
        var card = ribbon.Cards[0];
        var parts = page.Find($"[data-kristal='{card.Kristal}'] table");
        Assert.Equal(card.Relevance.ToString("P1", System.Globalization.CultureInfo.CurrentCulture), parts.QuerySelector("tfoot .lp-number")!.TextContent);
        Assert.Contains(card.Contributions.MaxBy(c => Math.Abs(c.Amount))!.Text, parts.TextContent, StringComparison.Ordinal);

        // One that is not shown says how far it is from being shown, and what speaks for it.
        var below = decision.Explanation!.Kristals.First(k => k.Ribbon == ribbon.Ribbon && k.Reason == "below_cut");
        var asked = page.FindAll(".missing input").First(i => i.GetAttribute("list") == $"missing-{ribbon.Ribbon}-live");
        asked.Change(below.Kristal);
        page.WaitForAssertion(() => Assert.Contains("It lacks", page.Markup, StringComparison.Ordinal));
        page.WaitForAssertion(() => Assert.Contains(page.FindAll(".missing .parts caption"), c => c.TextContent.Contains(below.Kristal, StringComparison.Ordinal)));
    }
}
