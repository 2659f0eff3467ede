using System.Globalization;
using Launchpoints.Web.Features.Segments;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Segments;

internal static class SegmentEndpoints
{
    private const int MostMembers = 10_000;

    public static void MapSegments(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/segments").WithTags("Segments");
        group.MapGet("", ListAsync).Takes("asOf").Produces<IReadOnlyList<SegmentAnswer>>().WithSummary("All segments with draft, published version and counts");
        group.MapGet("/{key}", FindAsync).Takes("asOf").Produces<SegmentAnswer>().WithSummary("One segment");
        group.MapPut("/{key}", SaveAsync).Accepts<SegmentBody>("application/json").Produces<SegmentAnswer>().Produces<SegmentAnswer>(201)
            .WithSummary("Save the whole draft of a segment");
        group.MapPost("/{key}/publish", PublishAsync).Produces<SegmentAnswer>().WithSummary("Publish the draft");
        group.MapDelete("/{key}", DeleteAsync).Produces(204).WithSummary("Delete a segment that nothing uses");
        group.MapGet("/{key}/members", MembersAsync).Asks().Takes("limit", "after", "asOf").Produces<IReadOnlyList<string>>()
            .WithSummary("Keys of the members in code point order").WithDescription("At most 10,000 at once (100 unless said); the next ones come after the last key.");
    }

    private static async Task<IResult> ListAsync(string? asOf, SegmentReads reads, Questions questions, CancellationToken ct)
    {
        if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
        var segments = await reads.ListAsync(ct);
        var counts = await reads.CountsAsync(segments, instant, ct);
        return Answers.Json(segments.Select(s => SegmentAnswer.Of(s, counts[s.Key])).ToList());
    }

    private static async Task<IResult> FindAsync(string key, string? asOf, HttpContext http, SegmentReads reads, Questions questions, CancellationToken ct)
    {
        if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
        var found = await reads.FindAsync(http.Key(1, key), ct);
        if (!found.Succeeded) return Answers.Failure(found.Kind, found.Problems);
        var counts = await reads.CountsAsync([found.Value], instant, ct);
        return Answers.Json(SegmentAnswer.Of(found.Value, counts[found.Value.Key]), found.Value.Version);
    }

    private static Task<IResult> SaveAsync(string key, HttpContext http, SegmentWrites writes, SegmentReads reads, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body =>
        {
            string name = http.Key(1, key);
            bool known = await reads.ExistsAsync(name, ct);
            var saved = await writes.SaveDraftAsync(name, body, http.IfMatch(), ct);
            return saved.Succeeded
                ? await AnswerAsync(saved.Value, reads, known ? StatusCodes.Status200OK : StatusCodes.Status201Created, ct)
                : Answers.Failure(saved.Kind, saved.Problems);
        });

    private static Task<IResult> PublishAsync(string key, HttpContext http, SegmentWrites writes, SegmentReads reads, CancellationToken ct) =>
        ApiBody.ReadNothingAsync(http, () => PublishSegmentAsync(key, http, writes, reads, ct));

    private static async Task<IResult> PublishSegmentAsync(string key, HttpContext http, SegmentWrites writes, SegmentReads reads, CancellationToken ct)
    {
        var published = await writes.PublishAsync(http.Key(1, key), http.IfMatch(), ct);
        return published.Succeeded
            ? await AnswerAsync(published.Value, reads, StatusCodes.Status200OK, ct)
            : Answers.Failure(published.Kind, published.Problems);
    }

    private static async Task<IResult> DeleteAsync(string key, HttpContext http, SegmentWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.DeleteAsync(http.Key(1, key), http.IfMatch(), ct), _ => Results.NoContent());

    private static async Task<IResult> MembersAsync(
        string key, string? limit, string? after, string? asOf, HttpContext http, SegmentReads reads, Questions questions, CancellationToken ct)
    {
        if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
        int most = 100;
        if (limit is not null && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MostMembers))
        {
            return ApiRequest.BadQuery("limit", $"'limit' is from 1 to {MostMembers:N0}.");
        }

        return Answers.Of(await reads.MembersAsync(http.Key(1, key), most, after, instant, ct), members => Answers.Json(members));
    }

    private static async Task<IResult> AnswerAsync(SegmentView view, SegmentReads reads, int status, CancellationToken ct)
    {
        var counts = await reads.CountsAsync([view], null, ct);
        return Answers.Json(SegmentAnswer.Of(view, counts[view.Key]), view.Version, status);
    }
}
