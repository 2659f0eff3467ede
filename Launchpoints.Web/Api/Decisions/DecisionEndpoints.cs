using Launchpoints.Engine.Composition;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Decisions;
using Launchpoints.Web.Features.Workspace;

namespace Launchpoints.Web.Api.Decisions;

internal static class DecisionEndpoints
{
    public static void MapDecisions(this RouteGroupBuilder api)
    {
        api.MapGet("/customers/{key}/ribbons", DecideAsync).Asks().Takes("placement", "explain", "asOf").WithTags("Questions").Produces<DecisionAnswer>()
            .WithSummary("The ribbons that a customer sees in a placement");
        api.MapPost("/decisions", DecideManyAsync).Asks().Takes("asOf").WithTags("Questions").Accepts<DecisionsBody>("application/json")
            .Produces<IReadOnlyList<DecisionAnswer>>().WithSummary("Decisions for up to 1,000 customers, in the order asked")
            .WithDescription("An unknown customer is answered with { \"customer\", \"code\": \"customer.unknown\" } in its place.");
        api.MapPost("/preview", PreviewAsync).Asks().Takes("asOf").WithTags("Questions").Accepts<PreviewBody>("application/json").Produces<DecisionAnswer>()
            .WithSummary("What a real or made-up customer would see, and why; writes nothing");
    }

    private static async Task<IResult> DecideAsync(
        string key, string? placement, string? explain, string? asOf, HttpContext http, DecisionReads reads, Questions questions, CancellationToken ct)
    {
        if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
        if (placement is null) return ApiRequest.BadQuery("placement", "Name a placement: ?placement=home.");
        bool? why = explain switch { null or "false" => false, "true" => true, _ => null };
        return why is null
            ? ApiRequest.BadQuery("explain", "'explain' is true or false.")
            : Answers.Of(await reads.DecideAsync(http.Key(1, key), placement, why.Value, instant, ct), decision => Answer(decision, questions));
    }

    private static Task<IResult> DecideManyAsync(string? asOf, HttpContext http, DecisionReads reads, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async element =>
        {
            if (!ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)) return problem!;
            var body = new JsonObject(element, "", []);
            var customers = body.Texts("customers");
            var placement = body.Text("placement", int.MaxValue);
            body.Done();
            if (customers is null && !body.Has("customers")) body.Problems.Add(new Problem("request.missing_member", "/customers", "Send a list of keys."));
            if (placement is null && !body.Has("placement")) body.Problems.Add(new Problem("request.missing_member", "/placement", "Name a placement."));
            if (body.Problems.Count > 0) return Answers.Failure(OutcomeKind.Invalid, body.Problems);
            var schema = questions.State.Population.Schema;
            return Answers.Of(
                await reads.DecideManyAsync(customers!, placement!, instant, ct),
                decisions => Answers.Json(decisions
                    .Select((d, i) => d is null ? (object)new NoDecision(customers![i], "customer.unknown") : DecisionAnswer.Of(d, schema)).ToList(), options: CardJson.Options));
        });

    private static Task<IResult> PreviewAsync(string? asOf, HttpContext http, DecisionReads reads, Questions questions, CancellationToken ct) =>
        ApiBody.ReadAsync(http, async body => ApiRequest.TryAsOf(asOf, questions, out var instant, out var problem)
            ? Answers.Of(await reads.PreviewAsync(body, instant, ct), decision => Answer(decision, questions))
            : problem!);

    private static IResult Answer(Decision decision, Questions questions) =>
        Answers.Json(DecisionAnswer.Of(decision, questions.State.Population.Schema), options: CardJson.Options);
}
