using Launchpoints.Web.Features.Qualification;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Qualification;

/// <summary>A published segment's counts against its thresholds.</summary>
internal sealed record QualificationAnswer(
    string Segment, int Customers, int Kristals, int MinCustomers, int MinKristals, bool CustomersOk, bool KristalsOk, bool Qualified);

internal static class QualificationEndpoints
{
    public static void MapQualification(this RouteGroupBuilder api) => api
        .MapGet("/qualification", ListAsync).Asks().Takes("asOf").WithTags("Questions").Produces<IReadOnlyList<QualificationAnswer>>()
        .WithSummary("Every published segment against its thresholds, by ribbon priority, then key");

    private static async Task<IResult> ListAsync(string? asOf, QualificationReads reads, Questions questions, CancellationToken ct) =>
        ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Json((await reads.ListAsync(instant, ct))
                .Select(q => new QualificationAnswer(
                    q.Segment, q.Customers, q.Kristals, q.MinCustomers, q.MinKristals, q.CustomersOk, q.KristalsOk, q.Qualified))
                .ToList())
            : problem!;
}
