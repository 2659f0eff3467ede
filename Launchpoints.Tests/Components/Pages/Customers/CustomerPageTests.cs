using Bunit;
using Launchpoints.Engine.Membership;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Components.Controls;
using Launchpoints.Web.Components.Pages.Customers;
using Launchpoints.Web.Components.Pages.Preview;
using Launchpoints.Web.Components.Pages.Segments;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Customers;

/// <summary>Why in, why out, and when it changes by itself: on the customer's page, in a preview and beside a draft.</summary>
public sealed class CustomerPageTests
{
    [Fact]
    public async Task Segments_OfACustomer_SayWhenTheClockAloneChangesThem()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<CustomerPage>("/customers/A", p => p.Add(c => c.Key, "A"));
        page.WaitForElement(".customer__segments > li");
        var view = context.Workspace.Live.Current.At(context.Workspace.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var names = view.Workspace.Configuration.Segments.Values.ToDictionary(s => s.Published!.Name, s => s.Published!.Key);
        int withEnd = 0;
        foreach (var item in page.FindAll(".customer__segments > li"))
        {
            var span = view.SpanOf(names[item.QuerySelector("summary strong")!.TextContent], CustomerReference.Of("A"))!;
            Assert.Equal(span.Member ? "in" : "not in", item.QuerySelector(".lp-badge")!.LastChild!.TextContent);
            Assert.Equal(Instants(span), item.QuerySelectorAll("summary time").Select(t => t.GetAttribute("datetime")!));
            withEnd += span.Until is null ? 0 : 1;
        }

        Assert.Equal(7, names.Count);
        Assert.True(withEnd > 0, "Nothing in the demonstration changes by itself for A, which proves nothing.");
    }

    [Fact]
    public async Task Preview_OfACustomer_SaysBesideEachRibbonWhenItsSegmentChanges()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var page = context.Open<PreviewPage>("/preview?placement=home&customer=A");
        page.WaitForElement(".reasons > li");
        var view = context.Workspace.Live.Current.At(context.Workspace.Time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var item in page.FindAll(".reasons > li"))
        {
            var span = view.SpanOf(view.Workspace.Configuration.Ribbons[item.GetAttribute("data-ribbon")!].Segment, CustomerReference.Of("A"))!;
            Assert.Equal(Instants(span), item.QuerySelectorAll(".horizon time").Select(t => t.GetAttribute("datetime")!));
            Assert.Equal(span.Until is not null, item.QuerySelector(".reasons__next") is not null);
        }
    }

    [Fact]
    public async Task Draft_TestedOnACustomer_SaysWhenThatChanges()
    {
        await using var context = await PageContext.OfDemonstrationAsync();
        var view = context.Workspace.Live.Current.At(context.Workspace.Time.GetUtcNow().ToUnixTimeMilliseconds());
        var (segment, span) = view.Workspace.Configuration.Segments.Keys.Select(k => (k, view.SpanOf(k, CustomerReference.Of("A"))!)).First(s => s.Item2.Until is not null);
        var page = context.Open<SegmentEditorPage>($"/segments/{segment}?person=A", p => p.Add(e => e.Key, segment));
        page.WaitForAssertion(() => Assert.Equal(Instants(span), page.FindAll(".side .horizon time").Select(t => t.GetAttribute("datetime")!)));
        Assert.Contains("snapshot", page.Find(".side__asof").TextContent, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Instants(MembershipSpan span) =>
        new[] { HorizonText.Known(span.Since), HorizonText.Known(span.Until) }.OfType<DateTimeOffset>().Select(i => DateLiteral.Write(i.ToUnixTimeMilliseconds()));
}
