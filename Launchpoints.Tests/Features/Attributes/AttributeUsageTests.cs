using Launchpoints.Engine.Rules;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;
using Launchpoints.Web.Features.Attributes;
using Xunit;

namespace Launchpoints.Tests.Features.Attributes;

public sealed class AttributeUsageTests
{
    private static readonly WorkspaceConfiguration Configuration = WorkspaceConfiguration.Empty with
    {
        Segments = WorkspaceConfiguration.Empty.Segments
            .Add("one", new SegmentEntry(Segment("country = 'SG' AND SUM(amount OF invested WHERE kristal.category = 'fund' AND channel = 'app') > 5", null), null, 0))
            .Add("two", new SegmentEntry(Segment("EVERYONE", null), Segment("DISTINCT(kristal.region OF viewed) > 1", "yield > 3"), 1)),
    };

    [Theory]
    [InlineData(AttributeScope.Customer, "country", "one (draft)")]
    [InlineData(AttributeScope.Event, "amount", "one (draft)")]
    [InlineData(AttributeScope.Event, "channel", "one (draft)")]
    [InlineData(AttributeScope.Kristal, "category", "one (draft)")]
    [InlineData(AttributeScope.Kristal, "region", "two (published version)")]
    [InlineData(AttributeScope.Kristal, "yield", "two (published version)")]
    [InlineData(AttributeScope.Customer, "channel", "")]
    [InlineData(AttributeScope.Event, "country", "")]
    [InlineData(AttributeScope.Kristal, "amount", "")]
    [InlineData(AttributeScope.Customer, "yield", "")]
    public void Usages_OfAnAttribute_AreTheRulesThatNameItInItsScope(AttributeScope scope, string key, string expected) =>
        Assert.Equal(expected, string.Join(", ", AttributeUsages.Of(scope, key, Configuration).Select(u => $"{u.Key} ({u.Where})")));

    private static SegmentDefinition Segment(string rule, string? kristals) => new(
        "x", "x", "", RuleText.Read(rule).Rule!, KristalSelection.Catalogue with { Rule = kristals is null ? null : RuleText.Read(kristals).Rule! });
}
