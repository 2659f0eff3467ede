using Launchpoints.Engine.Composition;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Exposures;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Decisions;

internal static class DecisionEndpoints
{
    private const string OnlyNow = "What was decided for another instant than now is not delivered, and so is not logged.";

    public static void MapDecisions(this RouteGroupBuilder api)
    {
        api.MapGet("/customers/{key}/ribbons", DecideAsync).Asks().Takes("placement", "explain", "exposure", "asOf").WithTags("Questions").Produces<DecisionAnswer>()
            .WithSummary("The ribbons that a customer sees in a placement");
        api.MapPost("/decisions", DecideManyAsync).Asks().Takes("asOf").WithTags("Questions").Accepts<DecisionsBody>("application/json")
            .Produces<IReadOnlyList<DecisionAnswer>>().WithSummary("Decisions for up to 1,000 customers, in the order asked")
            .WithDescription("An unknown customer is answered with { \"customer\", \"code\": \"customer.unknown\" } in its place.");
        api.MapPost("/preview", PreviewAsync).Asks().Takes("asOf").WithTags("Questions").Accepts<PreviewBody>("application/json").Produces<DecisionAnswer>()
            .WithSummary("What a real or made-up customer would see, and why; writes nothing");
    }

    private static async Task<IResult> DecideAsync(
        string key, string? placement, string? explain, string? exposure, string? asOf, HttpContext http, DecisionReads reads, Questions questions, ExposureSeal seal, CancellationToken ct)
    {
        if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
        if (placement is null) return ApiRequest.BadQuery("placement", "Name a placement: ?placement=home.");
        if (!TryTruth(explain, out bool why)) return ApiRequest.BadQuery("explain", "'explain' is true or false.");
        if (!TryTruth(exposure, out bool log)) return ApiRequest.BadQuery("exposure", "'exposure' is true or false.");
        if (log && instant is not null) return ApiRequest.BadQuery("exposure", OnlyNow);
        var decided = await reads.DecideAsync(http.Key(1, key), placement, why, instant, ct, log);
        string? sealedText = log && decided.Succeeded ? await seal.CloseAsync(DeliveredDecision.Of(decided.Value), ct) : null;
        return Answers.Of(decided, decision => Answer(decision, questions, sealedText));
    }

    private static Task<IResult> DecideManyAsync(string? asOf, HttpContext http, DecisionReads reads, Questions questions, ExposureSeal seal, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async element =>
        {
            if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
            var body = new JsonObject(element, "", []);
            var customers = body.Texts("customers");
            var placement = body.Text("placement", int.MaxValue);
            bool log = body.Boolean("exposure") ?? false;
            body.Done();
            if (customers is null && !body.Has("customers")) body.Problems.Add(new Problem("request.missing_member", "/customers", "Send a list of keys."));
            if (placement is null && !body.Has("placement")) body.Problems.Add(new Problem("request.missing_member", "/placement", "Name a placement."));
            if (log && instant is not null) body.Problems.Add(new Problem("request.wrong_parameter", "/exposure", OnlyNow));
            if (body.Problems.Count > 0) return Answers.Failure(OutcomeKind.Invalid, body.Problems);
            var schema = questions.State.Population.Schema;
            var decided = await reads.DecideManyAsync(customers!, placement!, instant, ct, log);
            if (!decided.Succeeded) return Answers.Failure(decided.Kind, decided.Problems);
            var answers = new List<object>(decided.Value.Count);
            foreach (var decision in decided.Value)
            {
                answers.Add(decision is null
                    ? new NoDecision(customers![answers.Count], "customer.unknown")
                    : DecisionAnswer.Of(decision, schema, log ? await seal.CloseAsync(DeliveredDecision.Of(decision), ct) : null));
            }

            return Answers.Json(answers, options: CardJson.Options);
        });

    private static Task<IResult> PreviewAsync(string? asOf, HttpContext http, DecisionReads reads, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(await reads.PreviewAsync(body, instant, ct), decision => Answer(decision, questions))
            : problem!);

    private static IResult Answer(Decision decision, Questions questions, string? exposure = null) =>
        Answers.Json(DecisionAnswer.Of(decision, questions.State.Population.Schema, exposure), options: CardJson.Options);

    private static bool TryTruth(string? text, out bool value)
    {
        value = text == "true";
        return text is null or "true" or "false";
    }
}
