using Launchpoints.Engine.Composition;

namespace Launchpoints.Web.Components.Pages.Ribbons;

/// <summary>A pin, a boost or a block as it is typed.</summary>
public sealed class AdjustmentForm
{
    public required string Kristal { get; init; }

    /// <summary>Of a boost: what the relevance is multiplied by.</summary>
    public double Factor { get; set; } = 1.5;

    /// <summary>Empty for whoever saves it.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Local to the workspace, as <c>datetime-local</c> writes it; empty for no end.</summary>
    public string Until { get; set; } = "";

    /// <summary>As it was saved.</summary>
    public CardTerms Saved { get; init; } = CardTerms.None;

    public static AdjustmentForm Of(string kristal, CardTerms terms, TimeZoneInfo zone, double factor = 1.5)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new AdjustmentForm { Kristal = kristal, Factor = factor, Owner = terms.Owner ?? "", Until = RibbonForm.Local(terms.Until, zone), Saved = terms };
    }

    public CardTerms Terms(TimeZoneInfo zone) =>
        Saved with { Owner = string.IsNullOrWhiteSpace(Owner) ? null : Owner.Trim(), Until = RibbonForm.Instant(Until, zone) };
}
