using System.Collections.Immutable;
using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features.Kristals;

namespace Launchpoints.Web.Api.Kristals;

/// <summary>A Kristal of the catalogue with the attributes that have a value.</summary>
internal sealed record KristalAnswer(string Key, string? Title, bool Active, ImmutableDictionary<string, AttributeValue> Attributes);

/// <summary>What to change of a Kristal; attributes by name, null clears.</summary>
internal sealed record KristalPatch(string? Title, bool? Active, IReadOnlyDictionary<string, object?>? Attributes);

internal static class KristalEndpoints
{
    public static void MapKristals(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/kristals").WithTags("Data");
        group.MapGet("/{key}", FindAsync).Produces<KristalAnswer>().WithSummary("One Kristal of the catalogue");
        group.MapPatch("/{key}", PatchAsync).Accepts<KristalPatch>("application/json").Produces<KristalAnswer>().WithSummary("Change a Kristal");
        group.MapDelete("/{key}", DeleteAsync).Produces(204).WithSummary("Take a Kristal out of the catalogue; events that name it stay");
    }

    private static async Task<IResult> FindAsync(string key, HttpContext http, KristalReads reads, CancellationToken ct) =>
        Answers.Of(await reads.FindAsync(http.Key(1, key), ct), Answer);

    private static Task<IResult> PatchAsync(string key, HttpContext http, KristalWrites writes, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => Answers.Of(await writes.PatchAsync(http.Key(1, key), body, ct), Answer));

    private static async Task<IResult> DeleteAsync(string key, HttpContext http, KristalWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.DeleteAsync(http.Key(1, key), ct), _ => Results.NoContent());

    private static IResult Answer(KristalView view) => Answers.Json(new KristalAnswer(view.Key, view.Title, view.Active, view.Attributes));
}
