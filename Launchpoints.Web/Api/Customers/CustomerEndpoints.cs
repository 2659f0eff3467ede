using System.Collections.Immutable;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Customers;

/// <summary>A customer with the attributes that have a value and the published segments it is a member of.</summary>
internal sealed record CustomerAnswer(string Key, ImmutableDictionary<string, AttributeValue> Attributes, IReadOnlyList<string> Segments);

/// <summary>How a customer stands to one published segment; the clock alone is moved, attributes are today's.</summary>
/// <param name="Segment">The segment's key.</param>
/// <param name="Member">Whether the customer is in it at the instant of the question.</param>
/// <param name="Since">When that began; null where it has always been so.</param>
/// <param name="Until">When the clock alone changes it, if nothing happens; null where it never will.</param>
internal sealed record SegmentSpanAnswer(string Segment, bool Member, DateTimeOffset? Since, DateTimeOffset? Until)
{
    public static SegmentSpanAnswer Of(SegmentSpan s) => new(s.Segment, s.Span.Member, Instant(s.Span.Since), Instant(s.Span.Until));

    // What lies beyond the calendar is as good as never; ISO 8601 has no name for it.
    private static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value)
            : null;
}

/// <summary>Attributes to set by name; null clears.</summary>
internal sealed record CustomerPatch(IReadOnlyDictionary<string, object?> Attributes);

internal static class CustomerEndpoints
{
    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/customers").WithTags("Data");
        group.MapGet("/{key}", FindAsync).Asks().Takes("asOf").Produces<CustomerAnswer>().WithSummary("One customer");
        group.MapGet("/{key}/segments", SegmentsAsync).Asks().Takes("asOf").WithTags("Questions").Produces<IReadOnlyList<SegmentSpanAnswer>>()
            .WithSummary("In which published segments a customer is, since when, and until when if nothing happens")
            .WithDescription("Every published segment in code point order of the keys. 'since' is null where that has always been so, as far as attributes and events tell; "
                + "'until' is the instant at which the clock alone changes it, and null where it never will.");
        group.MapPatch("/{key}", PatchAsync).Accepts<CustomerPatch>("application/json").Produces<CustomerAnswer>().WithSummary("Set or clear attributes of a customer");
        group.MapDelete("/{key}", EraseAsync).Produces(204).WithSummary("Erase a customer with all attributes, events and history");
    }

    private static async Task<IResult> FindAsync(
        string key, string? asOf, HttpContext http, CustomerReads reads, Questions questions, CancellationToken ct) =>
        ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(await reads.FindAsync(http.Key(1, key), instant, ct), Answer)
            : problem!;

    private static async Task<IResult> SegmentsAsync(
        string key, string? asOf, HttpContext http, CustomerReads reads, Questions questions, CancellationToken ct) =>
        ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(await reads.SpansAsync(http.Key(1, key), instant, ct), spans => Answers.Json(spans.Select(SegmentSpanAnswer.Of).ToList()))
            : problem!;

    private static Task<IResult> PatchAsync(string key, HttpContext http, CustomerWrites writes, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => Answers.Of(await writes.PatchAsync(http.Key(1, key), body, ct), Answer));

    private static async Task<IResult> EraseAsync(string key, HttpContext http, CustomerWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.EraseAsync(http.Key(1, key), ct), _ => Results.NoContent());

    private static IResult Answer(CustomerView view) => Answers.Json(new CustomerAnswer(view.Key, view.Attributes, view.Segments));
}
