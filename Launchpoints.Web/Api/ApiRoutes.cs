using Launchpoints.Web.Api.Attributes;
using Launchpoints.Web.Api.Customers;
using Launchpoints.Web.Api.Decisions;
using Launchpoints.Web.Api.Imports;
using Launchpoints.Web.Api.Kristals;
using Launchpoints.Web.Api.Placements;
using Launchpoints.Web.Api.Qualification;
using Launchpoints.Web.Api.Ribbons;
using Launchpoints.Web.Api.Rules;
using Launchpoints.Web.Api.Segments;
using Launchpoints.Web.Api.Settings;

namespace Launchpoints.Web.Api;

/// <summary>One line per noun.</summary>
internal static class ApiRoutes
{
    public static void MapNouns(this RouteGroupBuilder api)
    {
        api.AddEndpointFilter(ApiGuard.RunAsync);
        api.DisableAntiforgery(); // keys are not sent by browsers on their own
        api.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ApiProblem), ["application/problem+json"]));
        api.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(ApiProblem), ["application/problem+json"]));
        api.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status403Forbidden, typeof(ApiProblem), ["application/problem+json"]));
        api.MapAttributes();
        api.MapCustomers();
        api.MapKristals();
        api.MapImports();
        api.MapSegments();
        api.MapRibbons();
        api.MapPlacements();
        api.MapSettings();
        api.MapRules();
        api.MapQualification();
        api.MapDecisions();
    }

    /// <summary>Gives a body to answers that the server itself gives without one, such as an unknown address or a wrong method.</summary>
    public static void UseApiProblems(this IApplicationBuilder app) => app.UseWhen(
        http => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal),
        api => api.UseStatusCodePages(context =>
        {
            var http = context.HttpContext;
            var (code, message) = http.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => ("request.unknown_address", "There is nothing at this address."),
                StatusCodes.Status405MethodNotAllowed => ("request.method", $"This address takes {http.Response.Headers.Allow}."),
                StatusCodes.Status415UnsupportedMediaType => ("request.media_type", "This address takes another content type; /openapi/v1.json says which."),
                _ => ("request.failed", "The request failed."),
            };
            return Answers.Problem(http.Response.StatusCode, code, message).ExecuteAsync(http);
        }));
}
