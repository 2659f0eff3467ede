using Launchpoints.Engine.Composition;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Ribbons;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Ribbons;

internal static class RibbonEndpoints
{
    public static void MapRibbons(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/ribbons").WithTags("Ribbons");
        group.MapGet("", ListAsync).Takes("placement").Produces<IReadOnlyList<RibbonAnswer>>().WithSummary("All ribbons, or those of a placement, by priority");
        group.MapGet("/{key}", FindAsync).Produces<RibbonAnswer>().WithSummary("One ribbon");
        group.MapGet("/{key}/cost", CostAsync).Asks().Produces<RibbonCostAnswer>()
            .WithSummary("What pins, boosts, blocks, caps, diversity and exploration of a ribbon cost in relevance, over its segment's members")
            .WithDescription("The worth of a page is the sum of its cards' relevance, each divided by log2(1 + its place). Shares are of the worth that a page would have without the thing.");
        group.MapPut("/{key}", SaveAsync).Accepts<RibbonBody>("application/json").Produces<RibbonAnswer>().Produces<RibbonAnswer>(201)
            .WithSummary("Add or replace a ribbon; it takes effect at once");
        group.MapDelete("/{key}", DeleteAsync).Produces(204).WithSummary("Delete a ribbon");
    }

    private static async Task<IResult> ListAsync(string? placement, RibbonReads reads, CancellationToken ct) =>
        Answers.Json((await reads.ListAsync(placement, ct)).Select(RibbonAnswer.Of).ToList());

    private static async Task<IResult> FindAsync(string key, HttpContext http, RibbonReads reads, CancellationToken ct) =>
        Answers.Of(await reads.FindAsync(http.Key(1, key), ct), view => Answers.Json(RibbonAnswer.Of(view), view.Version));

    private static async Task<IResult> CostAsync(string key, HttpContext http, RibbonReads reads, DecisionReads decisions, CancellationToken ct)
    {
        var found = await reads.FindAsync(http.Key(1, key), ct);
        if (!found.Succeeded) return Answers.Failure(found.Kind, found.Problems);
        return await decisions.CostAsync(found.Value.Definition, draft: false, ct) is { } cost
            ? Answers.Json(RibbonCostAnswer.Of(cost))
            : Answers.Problem(StatusCodes.Status404NotFound, RibbonReasons.SegmentNotPublished, $"Segment '{found.Value.Definition.Segment}' has no published version to measure by.");
    }

    private static Task<IResult> SaveAsync(string key, HttpContext http, RibbonWrites writes, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body =>
        {
            var problems = new List<Problem>();
            string name = http.Key(1, key);
            var configuration = questions.State.Configuration;
            var ribbon = RibbonBody.Read(body, name, configuration.Settings.TimeZone, problems);
            if (ribbon.Title.Length == 0 && configuration.Segments.TryGetValue(ribbon.Segment, out var segment)) ribbon = ribbon with { Title = segment.Draft.Name };
            var saved = await writes.SaveAsync(ribbon, problems, http.IfMatch(), ct);
            return Answers.Of(saved, view => Answers.Json(
                RibbonAnswer.Of(view), view.Version, configuration.Ribbons.ContainsKey(view.Definition.Key) ? StatusCodes.Status200OK : StatusCodes.Status201Created));
        });

    private static async Task<IResult> DeleteAsync(string key, HttpContext http, RibbonWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.DeleteAsync(http.Key(1, key), http.IfMatch(), ct), _ => Results.NoContent());
}
