using System.Globalization;
using Launchpoints.Web.Features.Exposures;

namespace Launchpoints.Web.Api.Exposures;

internal static class ExposureEndpoints
{
    public static void MapExposures(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/exposures").WithTags("Exposures");
        group.MapPost("", LogAsync).Accepts<ExposuresBody>("application/json").Produces<ExposureReportAnswer>()
            .WithSummary("Log decisions that were delivered")
            .WithDescription("Ask for a decision with exposure=true; it carries an 'exposure' that only this store can make. Send it here once the decision was delivered. Safe to send again.");
        group.MapGet("", ListAsync).Takes("customer", "ribbon", "after", "limit").Produces<IReadOnlyList<ExposureAnswer>>()
            .WithSummary("What was delivered, in the order in which it was logged")
            .WithDescription("100 at once unless 'limit' says otherwise, at most 1,000; 'after' is the number of the last one of the page before.");
        group.MapGet("/counts", CountAsync).Produces<IReadOnlyList<RibbonExposures>>().WithSummary("How often each ribbon was delivered, and to how many customers");
    }

    private static Task<IResult> LogAsync(HttpContext http, ExposureWrites writes, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => Answers.Of(await writes.LogAsync(body, ct), report => Answers.Json(ExposureReportAnswer.Of(report))));

    private static async Task<IResult> ListAsync(string? customer, string? ribbon, string? after, string? limit, ExposureReads reads, CancellationToken ct)
    {
        if (!TryNumber(after, 0, long.MaxValue, out long? from)) return ApiRequest.BadQuery("after", "'after' is the number of an exposure.");
        if (!TryNumber(limit, 1, ExposureQuery.MostAtOnce, out long? most)) return ApiRequest.BadQuery("limit", $"'limit' is from 1 to {ExposureQuery.MostAtOnce}.");
        var query = new ExposureQuery(customer, ribbon, from, Most: (int)(most ?? 100));
        return Answers.Of(await reads.ListAsync(query, ct), exposures => Answers.Json(exposures.Select(ExposureAnswer.Of).ToList()));
    }

    private static async Task<IResult> CountAsync(ExposureReads reads, CancellationToken ct) => Answers.Json(await reads.CountAsync(ct));

    private static bool TryNumber(string? text, long least, long most, out long? number)
    {
        number = null;
        if (text is null) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long read) || read < least || read > most) return false;
        number = read;
        return true;
    }
}
