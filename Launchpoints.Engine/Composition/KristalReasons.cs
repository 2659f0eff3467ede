namespace Launchpoints.Engine.Composition;

/// <summary>Why a Kristal is not a card of a ribbon: stable codes, in the order in which they are looked at.</summary>
public static class KristalReasons
{
    /// <summary>In the catalogue but not active.</summary>
    public const string Inactive = "inactive";

    /// <summary>Outside the segment's Kristal rule or evidence.</summary>
    public const string NotInSegment = "not_in_segment";

    /// <summary>Its own rule over customers does not hold for this one.</summary>
    public const string NotSuitable = "not_suitable";

    /// <summary>Blocked on the ribbon.</summary>
    public const string Blocked = "blocked";

    /// <summary>The customer holds it already.</summary>
    public const string Held = "held";

    /// <summary>An earlier ribbon of the decision shows it.</summary>
    public const string ShownAbove = "shown_above";

    /// <summary>Its place was given to a card that is tried out (<see cref="Exploration"/>).</summary>
    public const string GaveWay = "gave_way";

    /// <summary>The ribbon shows as many of its kind as it may (<see cref="CardCap"/>).</summary>
    public const string Capped = "capped";

    /// <summary>Others are more relevant and the ribbon is full.</summary>
    public const string BelowCut = "below_cut";
}
