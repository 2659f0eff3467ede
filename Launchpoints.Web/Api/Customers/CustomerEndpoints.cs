using System.Collections.Immutable;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Customers;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Customers;

/// <summary>A customer with the attributes that have a value and the published segments it is a member of.</summary>
internal sealed record CustomerAnswer(string Key, ImmutableDictionary<string, AttributeValue> Attributes, IReadOnlyList<string> Segments);

/// <summary>Attributes to set by name; null clears.</summary>
internal sealed record CustomerPatch(IReadOnlyDictionary<string, object?> Attributes);

internal static class CustomerEndpoints
{
    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/customers").WithTags("Data");
        group.MapGet("/{key}", FindAsync).Takes("asOf").Produces<CustomerAnswer>().WithSummary("One customer");
        group.MapPatch("/{key}", PatchAsync).Accepts<CustomerPatch>("application/json").Produces<CustomerAnswer>().WithSummary("Set or clear attributes of a customer");
        group.MapDelete("/{key}", EraseAsync).Produces(204).WithSummary("Erase a customer with all attributes, events and history");
    }

    private static async Task<IResult> FindAsync(
        string key, string? asOf, HttpContext http, CustomerReads reads, Questions questions, CancellationToken ct) =>
        ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(await reads.FindAsync(http.Key(1, key), instant, ct), Answer)
            : problem!;

    private static Task<IResult> PatchAsync(string key, HttpContext http, CustomerWrites writes, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => Answers.Of(await writes.PatchAsync(http.Key(1, key), body, ct), Answer));

    private static async Task<IResult> EraseAsync(string key, HttpContext http, CustomerWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.EraseAsync(http.Key(1, key), ct), _ => Results.NoContent());

    private static IResult Answer(CustomerView view) => Answers.Json(new CustomerAnswer(view.Key, view.Attributes, view.Segments));
}
