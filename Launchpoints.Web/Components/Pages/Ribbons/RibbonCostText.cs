using System.Globalization;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Components.Pages.Ribbons;

/// <summary>What ribbons cost, in words.</summary>
public static class RibbonCostText
{
    /// <summary>Such as "costs 3.1% for 1,204 members".</summary>
    public static string Of(RibbonCostItem cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return cost.Members == 0
            ? "changes no page"
            : string.Create(CultureInfo.CurrentCulture, $"{Share(cost.Lost)} for {cost.Members:N0} {(cost.Members == 1 ? "member" : "members")}");
    }

    /// <summary>Such as "costs 3.1% of the relevance", "gains 0.4%" or "costs nothing".</summary>
    public static string Share(double lost) => lost == 0 ? "costs nothing" : Math.Abs(lost) < 0.0005
        ? "costs less than 0.1%"
        : string.Create(CultureInfo.CurrentCulture, $"{(lost < 0 ? "gains" : "costs")} {Math.Abs(lost):P1}");
}
