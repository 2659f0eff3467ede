using System.Globalization;
using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Components.Pages.Preview;

/// <summary>Why ribbons and Kristals are not shown, in sentences.</summary>
public static class RibbonReasonText
{
    /// <summary>Why a ribbon is shown or not.</summary>
    public static string Of(RibbonExplanation ribbon)
    {
        ArgumentNullException.ThrowIfNull(ribbon);
        return ribbon.Reason switch
        {
            null => "Shown",
            RibbonReasons.SegmentNotPublished => "Its segment has no published version",
            RibbonReasons.OutsideSchedule => "Outside its schedule",
            RibbonReasons.SegmentNotQualified => NotQualified(ribbon),
            RibbonReasons.NotAMember => "The customer is not in its segment",
            RibbonReasons.TooFewCards => "Too few cards are left for this customer",
            RibbonReasons.BeyondLayers => "The placement's layers are taken by ribbons above",
            var other => other,
        };
    }

    /// <summary>Why a Kristal is not a card.</summary>
    public static string OfKristal(string reason) => reason switch
    {
        KristalReasons.Inactive => "not active",
        KristalReasons.NotInSegment => "not one of the segment's Kristals",
        KristalReasons.NotSuitable => "not suitable for the customer, by its own rule",
        KristalReasons.GaveWay => "gave its place to a card that is tried out",
        KristalReasons.Capped => "the ribbon shows as many of its kind as it may",
        KristalReasons.Blocked => "blocked on the ribbon",
        KristalReasons.Held => "the customer holds it",
        KristalReasons.ShownAbove => "shown by a ribbon above",
        KristalReasons.BelowCut => "others are more relevant; the ribbon is full",
        _ => reason,
    };

    private static string NotQualified(RibbonExplanation ribbon)
    {
        var counts = ribbon.Qualification!;
        var few = new List<string>();
        if (!counts.CustomersOk)
        {
            few.Add(string.Create(CultureInfo.CurrentCulture, $"{counts.Customers:N0} of {counts.MinCustomers:N0} customers"));
        }

        if (!counts.KristalsOk)
        {
            few.Add(string.Create(CultureInfo.CurrentCulture, $"{counts.Kristals:N0} of {counts.MinKristals:N0} Kristals"));
        }

        return $"Its segment does not qualify: {string.Join(", ", few)}";
    }
}
