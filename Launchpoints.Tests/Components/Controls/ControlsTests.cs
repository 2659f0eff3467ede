using Bunit;
using Launchpoints.Web.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Launchpoints.Tests.Components.Controls;

public sealed class ControlsTests : BunitContext
{
    [Theory]
    [InlineData(18, 20, "18 of 20 customers, 2 more needed", "90%")]
    [InlineData(20, 20, "20 customers, 20 needed", "100%")]
    [InlineData(5, 0, "5 customers, 0 needed", "100%")]
    public void Meter_AgainstItsThreshold_SaysHowManyAreMissing(long value, long threshold, string text, string width)
    {
        var meter = Render<Meter>(p => p.Add(m => m.Value, value).Add(m => m.Threshold, threshold).Add(m => m.Noun, "customers"));
        Assert.Equal(text, meter.Find(".lp-meter__text").TextContent);
        Assert.Contains($"width: {width}", meter.Find(".lp-meter__bar > span").GetAttribute("style"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pager_OnItsLastPage_SaysWhatIsShownAndEnds()
    {
        var pager = Render<Pager>(p => p.Add(x => x.Page, 3).Add(x => x.PageSize, 50).Add(x => x.Total, 120)
            .Add(x => x.OnPage, EventCallback.Factory.Create<int>(this, _ => { })));
        Assert.Equal("101 to 120 of 120", pager.Find("[role=status]").TextContent);
        Assert.True(pager.Find("[aria-label='Next page']").HasAttribute("disabled"));
        Assert.False(pager.Find("[aria-label='Previous page']").HasAttribute("disabled"));
    }

    [Fact]
    public void SearchBox_OnEnter_TellsAtOnce()
    {
        Services.AddSingleton(TimeProvider.System);
        var told = new List<string>();
        var box = Render<SearchBox>(p => p.Add(x => x.Label, "Search").Add(x => x.Value, "").Add(x => x.ValueChanged, told.Add));
        var input = box.Find("input");
        _ = input.InputAsync(new ChangeEventArgs { Value = "ann" });
        input.KeyDown("Enter");
        Assert.Equal(["ann"], told);
    }
}
