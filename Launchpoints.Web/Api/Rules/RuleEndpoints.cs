using Launchpoints.Web.Features.Rules;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Rules;

internal static class RuleEndpoints
{
    public static void MapRules(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/rules").WithTags("Questions");
        group.MapPost("/estimate", EstimateAsync).Asks().Takes("asOf").Accepts<EstimateBody>("application/json").Produces<EstimateAnswer>()
            .WithSummary("Count a rule: the whole, and every group and condition");
        group.MapPost("/explain", ExplainAsync).Asks().Takes("asOf").Accepts<ExplainBody>("application/json").Produces<ExplainAnswer>()
            .WithSummary("Why a customer is, or is not, one that a rule means");
    }

    private static Task<IResult> EstimateAsync(string? asOf, HttpContext http, RuleQuestions rules, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(await rules.EstimateAsync(body, instant, ct), view => Answers.Json(EstimateAnswer.Of(view)))
            : problem!);

    private static Task<IResult> ExplainAsync(string? asOf, HttpContext http, RuleQuestions rules, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(
                await rules.ExplainAsync(body, instant, ct),
                view => Answers.Json(new ExplainAnswer(view.Member, TraceAnswer.Of(view.Trace, questions.State.Population.Schema), view.AsOf)))
            : problem!);
}
