using System.Text.Json;
using Launchpoints.Engine.Composition;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Placements;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Placements;

/// <summary>A placement: its name, the number of layers (2 unless said), and its own content for customers who see no ribbon.</summary>
internal sealed record PlacementBody(string? Name, int? Layers, JsonElement? Fallback);

/// <summary>A placement with its key.</summary>
internal sealed record PlacementAnswer(string Key, string Name, int Layers, JsonElement? Fallback)
{
    public static PlacementAnswer Of(PlacementView view) =>
        new(view.Definition.Key, view.Definition.Name, view.Definition.Layers, FallbackOf(view.Definition.Fallback));

    /// <summary>A fallback as the JSON it is.</summary>
    public static JsonElement? FallbackOf(string? fallback) => fallback is null ? null : JsonElement.Parse(fallback);
}

internal static class PlacementEndpoints
{
    public static void MapPlacements(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/placements").WithTags("Placements");
        group.MapGet("", ListAsync).Produces<IReadOnlyList<PlacementAnswer>>().WithSummary("All placements");
        group.MapGet("/{key}", FindAsync).Produces<PlacementAnswer>().WithSummary("One placement");
        group.MapPut("/{key}", SaveAsync).Accepts<PlacementBody>("application/json").Produces<PlacementAnswer>().Produces<PlacementAnswer>(201)
            .WithSummary("Add or replace a placement; it takes effect at once");
        group.MapDelete("/{key}", DeleteAsync).Produces(204).WithSummary("Delete a placement without ribbons");
    }

    private static async Task<IResult> ListAsync(PlacementReads reads, CancellationToken ct) =>
        Answers.Json((await reads.ListAsync(ct)).Select(PlacementAnswer.Of).ToList());

    private static async Task<IResult> FindAsync(string key, HttpContext http, PlacementReads reads, CancellationToken ct) =>
        Answers.Of(await reads.FindAsync(http.Key(1, key), ct), view => Answers.Json(PlacementAnswer.Of(view), view.Version));

    private static Task<IResult> SaveAsync(string key, HttpContext http, PlacementWrites writes, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async element =>
        {
            var body = new JsonObject(element, "", []);
            var name = body.Text("name");
            var layers = body.Integer("layers", 1, PlacementWrites.MostLayers) ?? 2;
            var fallback = body.Find("fallback")?.GetRawText();
            body.Done();
            bool known = questions.State.Configuration.Placements.ContainsKey(http.Key(1, key));
            var saved = await writes.SaveAsync(new PlacementDefinition(http.Key(1, key), name ?? "", layers, fallback), body.Problems, http.IfMatch(), ct);
            return Answers.Of(saved, view => Answers.Json(
                PlacementAnswer.Of(view), view.Version, known ? StatusCodes.Status200OK : StatusCodes.Status201Created));
        });

    private static async Task<IResult> DeleteAsync(string key, HttpContext http, PlacementWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.DeleteAsync(http.Key(1, key), http.IfMatch(), ct), _ => Results.NoContent());
}
