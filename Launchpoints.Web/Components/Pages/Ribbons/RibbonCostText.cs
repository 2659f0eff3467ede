using System.Globalization;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Components.Pages.Ribbons;

/// <summary>What ribbons cost, in words.</summary>
public static class RibbonCostText
{
    /// <summary>Such as "costs 3.1% for 1,204 members", or "… for 12.0% of the members" where only some were measured.</summary>
    /// <param name="cost">What one thing costs.</param>
    /// <param name="of">What it is a part of.</param>
    public static string Of(RibbonCostItem cost, RibbonCost of)
    {
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(of);
        return cost.Members == 0 ? "changes no page"
            : of.Measured < of.Members ? string.Create(CultureInfo.CurrentCulture, $"{Share(cost.Lost)} for {(double)cost.Members / of.Measured:P1} of the members")
            : string.Create(CultureInfo.CurrentCulture, $"{Share(cost.Lost)} for {cost.Members:N0} {(cost.Members == 1 ? "member" : "members")}");
    }

    /// <summary>Such as "costs 3.1% of the relevance", "gains 0.4%" or "costs nothing".</summary>
    public static string Share(double lost) => lost == 0 ? "costs nothing" : Math.Abs(lost) < 0.0005
        ? "costs less than 0.1%"
        : string.Create(CultureInfo.CurrentCulture, $"{(lost < 0 ? "gains" : "costs")} {Math.Abs(lost):P1}");
}
