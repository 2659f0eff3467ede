using System.Globalization;
using Launchpoints.Web.Features.Exposures;

namespace Launchpoints.Web.Api.Exposures;

/// <summary>Decisions that were delivered, at most 1,000.</summary>
internal sealed record ExposuresBody(IReadOnlyList<ExposureToLog> Exposures);

/// <summary>One decision that was delivered.</summary>
/// <param name="Exposure">The <c>exposure</c> that the decision carried, as it was.</param>
/// <param name="Id">The platform's id of this delivery, at most 200 characters: sent again it is not counted again. Without one, a decision counts once.</param>
internal sealed record ExposureToLog(string Exposure, string? Id);

/// <summary>What came of it.</summary>
internal sealed record ExposureReportAnswer(int Read, int Inserted, int Unchanged, int Rejected, IReadOnlyList<ExposureError> Errors)
{
    public static ExposureReportAnswer Of(ExposureReport r) =>
        new(r.Read, r.Inserted, r.Unchanged, r.Rejected, [.. r.Errors.Select(e => new ExposureError(e.Path, e.Code, e.Message))]);
}

/// <summary>Why one was left out.</summary>
internal sealed record ExposureError(string Path, string Code, string Message);

/// <summary>A decision that was delivered.</summary>
/// <param name="Number">Later ones have higher numbers.</param>
/// <param name="Id">The platform's id, or ours where it gave none.</param>
/// <param name="RecordedAt">When it was logged.</param>
internal sealed record ExposureAnswer(
    long Number, string Id, string Customer, string Placement, DateTimeOffset AsOf, DateTimeOffset RecordedAt, IReadOnlyList<ExposedRibbonAnswer> Ribbons)
{
    public static ExposureAnswer Of(ExposureView v) => new(
        v.Number,
        v.Id,
        v.Decision.Customer,
        v.Decision.Placement,
        DateTimeOffset.FromUnixTimeMilliseconds(v.Decision.AsOf),
        v.RecordedAt,
        [.. v.Decision.Ribbons.Select(ExposedRibbonAnswer.Of)]);
}

/// <summary>A ribbon that was delivered.</summary>
/// <param name="Model">The model that ordered the cards.</param>
/// <param name="Candidates">A hash of the Kristals that could have been shown; equal for equal sets.</param>
/// <param name="CandidateCount">How many those were.</param>
internal sealed record ExposedRibbonAnswer(
    string Ribbon, string Segment, string Model, string Candidates, int CandidateCount, IReadOnlyList<ExposedCardAnswer> Cards)
{
    public static ExposedRibbonAnswer Of(DeliveredRibbon r) => new(
        r.Ribbon,
        r.Segment,
        r.Model,
        r.Candidates.ToString("x16", CultureInfo.InvariantCulture),
        r.CandidateCount,
        [.. r.Cards.Select((c, i) => new ExposedCardAnswer(c.Kristal, i + 1, c.Relevance, c.Propensity))]);
}

/// <summary>A card that was delivered.</summary>
/// <param name="Position">1 first.</param>
/// <param name="Propensity">The exact chance with which it stood there.</param>
internal sealed record ExposedCardAnswer(string Kristal, int Position, double Relevance, double Propensity);
