using Launchpoints.Engine.Schema;
using Launchpoints.Web.Features;
using Launchpoints.Web.Features.Attributes;

namespace Launchpoints.Web.Api.Attributes;

internal static class AttributeEndpoints
{
    public static void MapAttributes(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/attributes").WithTags("Data");
        group.MapGet("", ListAsync).Produces<IReadOnlyList<AttributeAnswer>>().WithSummary("All attributes of customers, Kristals and events");
        group.MapGet("/{scope}/{key}", FindAsync).Produces<AttributeAnswer>().WithSummary("One attribute");
        group.MapPut("/{scope}/{key}", SaveAsync).Accepts<AttributeBody>("application/json").Produces<AttributeAnswer>().Produces<AttributeAnswer>(201)
            .WithSummary("Declare an attribute, or replace what is said about it");
    }

    private static async Task<IResult> ListAsync(AttributeReads reads, CancellationToken ct) =>
        Answers.Json((await reads.ListAsync(ct)).Select(AttributeAnswer.Of).ToList());

    private static async Task<IResult> FindAsync(string scope, string key, HttpContext http, AttributeReads reads, CancellationToken ct) =>
        AttributeAnswer.EnumOf<AttributeScope>(scope) is not { } known
            ? UnknownScope(scope)
            : Answers.Of(await reads.FindAsync(known, http.Key(2, key), ct), view => Answers.Json(AttributeAnswer.Of(view), view.Version));

    private static async Task<IResult> SaveAsync(string scope, string key, HttpContext http, AttributeWrites writes, CancellationToken ct)
    {
        if (AttributeAnswer.EnumOf<AttributeScope>(scope) is not { } known) return UnknownScope(scope);
        return await ApiBody.ReadAsync(http, async body =>
        {
            var problems = new List<Problem>();
            string name = http.Key(2, key);
            var before = await writes.KnownAsync(known, name, ct);
            if (AttributeAnswer.Read(body, known, name, before, problems) is not { } definition) return Answers.Failure(OutcomeKind.Invalid, problems);
            return Answers.Of(
                await writes.SaveAsync(definition, http.IfMatch(), ct),
                view => Answers.Json(AttributeAnswer.Of(view), view.Version, before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK));
        });
    }

    private static IResult UnknownScope(string scope) =>
        Answers.Problem(StatusCodes.Status404NotFound, "attribute.unknown_scope", $"There is no scope '{scope}'; it is customer, kristal or event.");
}
