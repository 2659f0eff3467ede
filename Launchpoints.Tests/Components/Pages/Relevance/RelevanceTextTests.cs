using Launchpoints.Web.Components.Pages.Relevance;
using Launchpoints.Web.Features.Relevance;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Relevance;

public sealed class RelevanceTextTests
{
    [Theory]
    [InlineData("similar", "Choose it in the segment, or choose auto.")]
    [InlineData("own", "Choose auto.")]
    public void Warnings_OfABetterModel_SayWhatToDo(string better, string expected)
    {
        var figures = new MeasuredFigures(400, null, null, null, null);
        var measured = new MeasuredSegment("s1", [new MeasuredModel("blend", figures, figures, new Measured(0.02, 0.01, 0.03)), new MeasuredModel(better, figures, figures, null)], better, better, null);
        var relevance = new SegmentRelevance("s1", "blend", "blend@2", measured, null, null, null, null, null);
        Assert.EndsWith(expected, Assert.Single(RelevanceText.Warnings(relevance)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, false, "once 200 customers acted on some cards and not on others; so far 120 did")]
    [InlineData(320, false, "900 delivered ribbons of 320 customers who acted on some cards and not on others do not say otherwise")]
    [InlineData(320, true, "learned to count prior × 0.5, content × 2.")]
    public void Clicks_SayHowFarTheyAreAndWhatTheyChange(int customers, bool serves, string expected)
    {
        var clicks = new MeasuredClicks(900, customers, 200, serves, [new PartWeight("prior", 0.5), new PartWeight("content", 2)]);
        Assert.Contains(expected, RelevanceText.Clicks(clicks), StringComparison.Ordinal);
    }
}
