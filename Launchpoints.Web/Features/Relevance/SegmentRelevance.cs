using Launchpoints.Engine.Relevance;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>What is known of the models in one segment, or over everyone.</summary>
/// <param name="Segment">The segment's key; null for everyone.</param>
/// <param name="Chosen">The model that its published version names; null for everyone, and for a segment that is not published.</param>
/// <param name="Serving">What serves it, with the number of its training; null as <paramref name="Chosen"/> is.</param>
/// <param name="Measured">What was measured there; null where nothing was.</param>
/// <param name="Everyone">What was measured over everyone; null where nothing was.</param>
/// <param name="From">Where what was held back begins; null where nothing was.</param>
/// <param name="Until">Where it ends.</param>
/// <param name="Problem">Why nothing could be held back; null when something was.</param>
/// <param name="Clicks">What was learned from delivered pages; null where that was not tried.</param>
public sealed record SegmentRelevance(
    string? Segment, string? Chosen, string? Serving, MeasuredSegment? Measured, MeasuredSegment? Everyone, DateTimeOffset? From, DateTimeOffset? Until, string? Problem,
    MeasuredClicks? Clicks)
{
    /// <summary>The name of the model that serves, without the number of its training.</summary>
    public string? ServingName => Serving?.Split('@')[0];

    /// <summary>Whether customers of the segment are served worse than customers at large, beyond doubt.</summary>
    public bool FallsBehind => Figures(Measured)?.Ndcg is { } own && Figures(Everyone)?.Ndcg is { } all && own.High < all.Low;

    /// <summary>Whether another model that the segment could have measured better beyond doubt; its name, or null.</summary>
    public string? Better => Measured is { Best: { } best } && best != ServingName && (best != ModelNames.Own || Measured.Auto == ModelNames.Own) && Measured.Models.FirstOrDefault(m => m.Model == ServingName)?.Behind is { Low: > 0 } ? best : null;

    // Customers at large have what auto takes where the segment has a model of its own.
    private MeasuredFigures? Figures(MeasuredSegment? measured) =>
        (measured?.Models.FirstOrDefault(m => m.Model == ServingName) ?? measured?.Models.FirstOrDefault(m => m.Model == measured.Auto))?.All;
}
