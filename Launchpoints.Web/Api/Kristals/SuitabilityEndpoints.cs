using Launchpoints.Engine.Rules;
using Launchpoints.Web.Features.Suitability;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Kristals;

/// <summary>A rule over customers, as JSON or as text.</summary>
internal sealed record SuitabilityBody(Group? Rule, string? RuleText);

/// <summary>For which customers a Kristal is suitable.</summary>
internal sealed record SuitabilityAnswer(string Kristal, Group Rule, string RuleText, string Sentence);

internal static class SuitabilityEndpoints
{
    public static void MapSuitability(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/kristals/{key}/suitability").WithTags("Data");
        group.MapGet("", FindAsync).Produces<SuitabilityAnswer>().WithSummary("For which customers a Kristal is suitable; 404 where it is for everyone");
        group.MapPut("", SaveAsync).Accepts<SuitabilityBody>("application/json").Produces<SuitabilityAnswer>().Produces<SuitabilityAnswer>(201)
            .WithSummary("Say for which customers a Kristal is suitable; it takes effect at once")
            .WithDescription("A rule over customers, which may use what a published segment may. Nobody else sees the Kristal, whatever segment, pin or model says.");
        group.MapDelete("", DeleteAsync).Produces(204).WithSummary("Make a Kristal suitable for everyone");
    }

    private static async Task<IResult> FindAsync(string key, HttpContext http, SuitabilityReads reads, Questions questions, CancellationToken ct) =>
        Answers.Of(await reads.FindAsync(http.Key(1, key), ct), view => view is null
            ? Answers.Problem(StatusCodes.Status404NotFound, "suitability.unknown", "This Kristal has no suitability rule; it is for everyone.")
            : Answer(view, questions));

    private static Task<IResult> SaveAsync(string key, HttpContext http, SuitabilityWrites writes, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body =>
        {
            bool known = questions.State.Configuration.Suitability.ContainsKey(http.Key(1, key));
            return Answers.Of(
                await writes.SaveAsync(http.Key(1, key), body, http.IfMatch(), ct),
                view => Answer(view, questions, known ? StatusCodes.Status200OK : StatusCodes.Status201Created));
        });

    private static async Task<IResult> DeleteAsync(string key, HttpContext http, SuitabilityWrites writes, CancellationToken ct) =>
        Answers.Of(await writes.RemoveAsync(http.Key(1, key), http.IfMatch(), ct), _ => Results.NoContent());

    private static IResult Answer(SuitabilityView view, Questions questions, int status = StatusCodes.Status200OK) => Answers.Json(
        new SuitabilityAnswer(view.Kristal, view.Rule, RuleText.Write(view.Rule), RuleSentence.Of(view.Rule, questions.State.Population.Schema)), view.Version, status);
}
