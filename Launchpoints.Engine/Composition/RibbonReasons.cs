namespace Launchpoints.Engine.Composition;

/// <summary>Why a ribbon is left out: stable codes, in the order in which they are looked at.</summary>
public static class RibbonReasons
{
    /// <summary>Its segment has no published version.</summary>
    public const string SegmentNotPublished = "segment_not_published";

    /// <summary>Now is not inside its schedule.</summary>
    public const string OutsideSchedule = "outside_schedule";

    /// <summary>Too few members or Kristals.</summary>
    public const string SegmentNotQualified = "segment_not_qualified";

    /// <summary>The rule does not hold for this customer now.</summary>
    public const string NotAMember = "not_a_member";

    /// <summary>Fewer cards are left than the ribbon needs.</summary>
    public const string TooFewCards = "too_few_cards";

    /// <summary>The placement's layers are taken.</summary>
    public const string BeyondLayers = "beyond_layers";
}
