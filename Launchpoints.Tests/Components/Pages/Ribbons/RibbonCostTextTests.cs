using System.Globalization;
using Launchpoints.Engine.Composition;
using Launchpoints.Web.Components.Pages.Ribbons;
using Xunit;

namespace Launchpoints.Tests.Components.Pages.Ribbons;

public sealed class RibbonCostTextTests
{
    [Theory]
    [InlineData(1204, 0.031, 1204, 1204, "costs 3.1% for 1,204 members")]
    [InlineData(1, 0.031, 1204, 1204, "costs 3.1% for 1 member")]
    [InlineData(0, 0, 1204, 1204, "changes no page")]
    [InlineData(250, -0.004, 449_797, 1000, "gains 0.4% for 25.0% of the members")]
    [InlineData(250, 0.0001, 449_797, 1000, "costs less than 0.1% for 25.0% of the members")]
    public void Cost_InWords_SpeaksOfAllMembersOrOfTheShareOfThoseMeasured(int changed, double lost, int members, int measured, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
        try
        {
            var cost = new RibbonCost(members, measured, 1, 1, []);
            Assert.Equal(expected, RibbonCostText.Of(new RibbonCostItem(RibbonCostKinds.Pin, "k", lost, changed), cost));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
