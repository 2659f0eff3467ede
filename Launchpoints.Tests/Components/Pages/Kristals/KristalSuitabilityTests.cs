using Bunit;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Components.Pages.Kristals;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Kristals;

public sealed class KristalSuitabilityTests : DataPage
{
    [Fact]
    public async Task Rule_Typed_IsSavedCountedAndTakenBack()
    {
        await Workspace.DefineAsync(AttributeScope.Customer, "level", AttributeType.Text);
        var section = Render<KristalSuitability>(p => p.Add(s => s.Kristal, "k1"));
        section.WaitForAssertion(() => Assert.Contains("Every customer.", section.Markup, StringComparison.Ordinal));
        Button(section, "Restrict it").Click();
        section.Find("textarea").Input("levl = 'high'");
        section.Find("form").Submit();
        section.WaitForAssertion(() => Assert.Contains("There is no customer attribute 'levl'.", section.Markup, StringComparison.Ordinal));
        Assert.False(Workspace.Live.Current.Configuration.Suitability.ContainsKey("k1"));

        section.Find("textarea").Input("level IS NULL");
        section.Find("form").Submit();
        section.WaitForAssertion(() => Assert.Contains("4 of 4 customers", section.Markup, StringComparison.Ordinal));
        Assert.True(Workspace.Live.Current.Configuration.Suitability.ContainsKey("k1"));

        Button(section, "Make it suitable for everyone").Click();
        section.WaitForAssertion(() => Assert.Contains("Every customer.", section.Markup, StringComparison.Ordinal));
        Assert.Empty(Workspace.Live.Current.Configuration.Suitability);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<KristalSuitability> section, string words) =>
        section.FindAll("button").Single(b => b.TextContent.Contains(words, StringComparison.Ordinal));
}
