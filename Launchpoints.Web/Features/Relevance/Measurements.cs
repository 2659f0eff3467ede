using System.Text.Json;
using Launchpoints.Engine.Experiments;
using Launchpoints.Engine.Relevance.Clicks;
using Launchpoints.Engine.Relevance.Evaluation;
using Launchpoints.Engine.Schema;
using Launchpoints.Engine.Serving;

namespace Launchpoints.Web.Features.Relevance;

/// <summary>What was measured, as it is kept and shown.</summary>
internal static class Measurements
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(Measurement measurement) => JsonSerializer.Serialize(measurement, Json);

    public static Measurement? Read(string json) => json.Length == 0 ? null : JsonSerializer.Deserialize<Measurement>(json, Json);

    public static Measurement Of(SegmentMeasurements measured, LearnedBlend learned) => new(
        measured.Windows.IsEmpty ? null : DateTimeOffset.FromUnixTimeMilliseconds(measured.Windows[0].From),
        measured.Windows.IsEmpty ? null : DateTimeOffset.FromUnixTimeMilliseconds(measured.Windows[^1].Until),
        measured.Problem,
        [
            Segment(null, measured.Everyone, measured.ChosenForAll),
            .. measured.Segments.OrderBy(s => s.Key, CodePointComparer.Instance).Select(s => Segment(s.Key, s.Value, measured.ChosenFor(s.Key))),
        ],
        new MeasuredClicks(learned.Weights.Pages, learned.Weights.Customers, ClickWeights.LeastCustomers, learned.Weights.Serves, [.. learned.Parts.Zip(learned.Weights.Factors, (part, factor) => new PartWeight(part, factor))]));

    private static MeasuredSegment Segment(string? key, SegmentEvidence evidence, string chosen)
    {
        var comparison = evidence.Compare();
        return new MeasuredSegment(
            key,
            [.. evidence.Models.Select(m => new MeasuredModel(m.Model, Figures(m.All), Figures(m.WithoutHistory), Figure(SegmentMeasurements.LeadOver(evidence, m.Model))))],
            comparison.Best,
            chosen,
            comparison.Refusal);
    }

    private static MeasuredFigures Figures(Engine.Relevance.Evaluation.MeasuredFigures f) =>
        new(f.Customers, Figure(f.Ndcg), Figure(f.Recall), Figure(f.Coverage), Figure(f.Diversity));

    private static Measured? Figure(Interval? interval) => interval is { } i ? new Measured(i.Value, i.Low, i.High) : null;
}
