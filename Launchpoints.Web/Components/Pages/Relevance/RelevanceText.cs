using System.Globalization;
using Launchpoints.Engine.Relevance;
using Launchpoints.Engine.Relevance.Evaluation;
using Launchpoints.Web.Features.Relevance;

namespace Launchpoints.Web.Components.Pages.Relevance;

/// <summary>Which model serves a segment and why, in sentences.</summary>
public static class RelevanceText
{
    /// <summary>Why the model serves that does.</summary>
    public static string Why(SegmentRelevance relevance)
    {
        ArgumentNullException.ThrowIfNull(relevance);
        if (relevance.Chosen is not { } chosen)
        {
            return "Nothing of the segment is published, so nothing serves.";
        }

        if (chosen != ModelNames.Auto)
        {
            return relevance.ServingName == chosen
                ? $"The segment names it: {ModelWords.About(chosen)}."
                : $"The segment names {chosen}, which is not trained; until it is, {relevance.ServingName} takes its place.";
        }

        return relevance.Measured is not { } measured
            ? "The segment leaves the choice to the evidence, and there is none yet: plain popularity serves until there is."
            : measured.Auto == relevance.Everyone?.Auto
                ? $"The segment leaves the choice to the evidence. {OfEveryone(measured.Auto)} {OwnSilence(measured)}"
                : $"The segment leaves the choice to the evidence: {measured.Auto} measured best on its own customers' choices, beyond doubt.";
    }

    /// <summary>What somebody should look at.</summary>
    public static IEnumerable<string> Warnings(SegmentRelevance relevance)
    {
        ArgumentNullException.ThrowIfNull(relevance);
        if (relevance.FallsBehind)
        {
            yield return "Customers of this segment are served worse than customers at large, beyond doubt: the interval of its nDCG lies below theirs.";
        }

        if (relevance.Better is { } better)
        {
            yield return $"In this segment {better} measured better than {relevance.ServingName}, beyond doubt. Choose {(better == ModelNames.Own ? "" : "it in the segment, or choose ")}auto.";
        }
    }

    /// <summary>Why there are no figures.</summary>
    public static string NotMeasured(SegmentRelevance relevance, RelevanceState state)
    {
        ArgumentNullException.ThrowIfNull(relevance);
        ArgumentNullException.ThrowIfNull(state);
        return state.Serving is null ? "Nothing is measured before the models were trained once."
            : relevance.Problem == BackTestProblems.NotSpreadOverTime ? "All choices fall on one instant, so there is no earlier to learn from and no later to be tried on."
            : "The segment came after the last training; it is measured with the next one.";
    }

    /// <summary>What delivered pages say of the blend.</summary>
    public static string Clicks(MeasuredClicks clicks)
    {
        ArgumentNullException.ThrowIfNull(clicks);
        var culture = CultureInfo.CurrentCulture;
        string from = string.Create(culture, $"{clicks.Pages:N0} delivered ribbons of {clicks.Customers:N0} customers who acted on some cards and not on others");
        string factors = string.Join(", ", clicks.Parts.Select(part => string.Create(culture, $"{part.Part} × {part.Factor:0.##}")));
        return clicks.Serves ? $"From {from}, the blend learned to count {factors}. The table measures it without that."
            : clicks.Customers >= clicks.Needed ? $"The blend weighs its parts by how much history a customer has; {from} do not say otherwise beyond doubt."
            : string.Create(culture, $"The blend weighs its parts by how much history a customer has. It learns from delivered ribbons too, a week after each, once {clicks.Needed:N0} customers acted on some cards and not on others; so far {clicks.Customers:N0} did.");
    }

    private static string OfEveryone(string auto) => auto == ModelNames.Popular
        ? "Over everyone no learned model was better than plain popularity beyond doubt, so that one serves."
        : $"Over everyone {auto} measured best, ahead of plain popularity beyond doubt.";

    private static string OwnSilence(MeasuredSegment measured) => measured.Refusal switch
    {
        BackTestProblems.TooFewCustomers or BackTestProblems.TooFewCustomersToChoose => "Too few of its own customers chose something to say otherwise.",
        _ => "Its own customers' choices do not say otherwise.",
    };
}
